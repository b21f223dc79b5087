import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'

/** A name that changes with what the file holds, as the build gives it: `app.476a3903.js`, perhaps packed. */
const HASHED = /\.[0-9a-f]{8}\.\w+(\.br|\.gz)?$/

/** Serves the built H5 client from `folder` on the API's port; a server without a client is an API only. */
export async function serveClient(app: NestFastifyApplication, folder: string): Promise<void> {
  const root = resolve(folder)
  if (!existsSync(root)) return
  const options = {
    root,
    preCompressed: true,
    cacheControl: false,
    setHeaders(reply: { header(name: string, value: string): unknown }, file: string) {
      reply.header('cache-control', HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache')
      reply.header('x-content-type-options', 'nosniff')
      if (!/\.html(\.br|\.gz)?$/.test(file)) return
      // read anew each time: the client may be built again while the server runs
      reply.header('content-security-policy', contentPolicy(readFileSync(join(root, 'index.html'), 'utf8')))
      reply.header('referrer-policy', 'same-origin')
    },
  }
  await app.register(fastifyStatic as never, options as never)
}

/** Scripts come from here alone, those within the page by their hash. Taro and Stencil write styles of their own into it. */
function contentPolicy(html: string): string {
  const scripts = [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  )
  return [
    "default-src 'self'",
    ["script-src 'self'", ...scripts].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'self'",
    "frame-ancestors 'self'",
  ].join('; ')
}
