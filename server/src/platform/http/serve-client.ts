import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'

/** Serves the built H5 client from `folder` on the API's port; a server without a client is an API only. */
export async function serveClient(app: NestFastifyApplication, folder: string): Promise<void> {
  const root = resolve(folder)
  if (existsSync(root)) await app.register(fastifyStatic as never, { root } as never)
}
