import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { serveClient } from '@gongkai/server/platform/http/serve-client'
import { Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'

@Module({})
class Nothing {}

const PAGE = '<!doctype html><script>start()</script><script defer="defer" src="/js/app.0123abcd.js"></script>'
const SCRIPT = 'console.log("政务公开")'

describe('the built H5 client, served', () => {
  let folder: string
  let app: NestFastifyApplication
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gongkai-client-'))
    mkdirSync(join(folder, 'js'))
    for (const [name, text] of [
      ['index.html', PAGE],
      ['js/app.0123abcd.js', SCRIPT],
    ] as const) {
      writeFileSync(join(folder, name), text)
      writeFileSync(join(folder, `${name}.br`), brotliCompressSync(text))
      writeFileSync(join(folder, `${name}.gz`), gzipSync(text))
    }
    writeFileSync(join(folder, 'favicon.svg'), '<svg/>')
    app = await NestFactory.create<NestFastifyApplication>(Nothing, new FastifyAdapter(), { logger: false })
    await serveClient(app, folder)
    await app.init()
  })
  afterAll(async () => {
    await app?.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const get = (url: string, encoding = 'gzip, deflate, br') =>
    app.inject({ url, headers: { 'accept-encoding': encoding } })

  test.each([
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['identity', undefined, (bytes: Buffer) => bytes],
  ])('who accepts %s gets %s', async (accepted, sent, unpack) => {
    for (const [url, text] of [
      ['/', PAGE],
      ['/js/app.0123abcd.js', SCRIPT],
    ] as const) {
      const reply = await get(url, accepted)
      expect(reply.statusCode).toBe(200)
      expect(reply.headers['content-encoding']).toBe(sent)
      expect(reply.headers.vary).toBe('accept-encoding')
      expect(unpack(reply.rawPayload).toString('utf8')).toBe(text)
    }
  })

  test('what is named by its content stays for a year, the rest is asked for each time', async () => {
    for (const encoding of ['br', 'identity']) {
      const script = await get('/js/app.0123abcd.js', encoding)
      expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable')
      expect(script.headers['content-type']).toMatch(/^(text|application)\/javascript/)
      const page = await get('/', encoding)
      expect(page.headers['cache-control']).toBe('no-cache')
      expect(page.headers['content-type']).toMatch(/^text\/html/)
    }
    expect((await get('/favicon.svg')).headers['cache-control']).toBe('no-cache')
    const again = await app.inject({
      url: '/',
      headers: { 'accept-encoding': 'br', 'if-none-match': String((await get('/', 'br')).headers.etag) },
    })
    expect(again.statusCode).toBe(304)
  })

  test('the page runs its own scripts and no others, and stands in no foreign frame', async () => {
    const page = await get('/')
    // printf 'start()' | openssl dgst -sha256 -binary | base64
    const script = "script-src 'self' 'sha256-DIm7WJS6ZKDYe5qFLPy+h4JFI9Bol5QmYC57mt3Fb00='"
    const policy = String(page.headers['content-security-policy'])
    expect(policy).toContain(script)
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("frame-ancestors 'self'")
    expect(page.headers['referrer-policy']).toBe('same-origin')
    for (const reply of [page, await get('/js/app.0123abcd.js')])
      expect(reply.headers['x-content-type-options']).toBe('nosniff')
    expect((await get('/js/app.0123abcd.js')).headers['content-security-policy']).toBeUndefined()
  })

  test('a file that is not there is not found, packed or not', async () => {
    for (const url of ['/js/app.ffffffff.js', '/js/app.0123abcd.js.map']) expect((await get(url)).statusCode).toBe(404)
  })
})
