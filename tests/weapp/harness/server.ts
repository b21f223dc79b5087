import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, extname, join, resolve, sep } from 'node:path'
import { packApp } from './pack'

const RUNTIME = join(__dirname, 'runtime')

/** The libraries as ES modules; `require.resolve` answers the CommonJS file, the other stands beside it. */
const beside = (name: string, file: string) => join(dirname(require.resolve(name)), file)
const LIBRARIES: Record<string, string> = {
  'glass-easel': beside('glass-easel', 'glass_easel.all.es.js'),
  'glass-easel-miniprogram-adapter': beside('glass-easel-miniprogram-adapter', 'glass_easel_miniprogram_adapter.es.js'),
}

const IMPORTS = Object.fromEntries(Object.keys(LIBRARIES).map((name) => [name, `/harness/library/${name}.js`]))

// The empty icon keeps the browser from asking for /favicon.ico, whose 404 would count as a console error.
const START_PAGE = `<!doctype html>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/harness/base.css">
<script type="importmap">${JSON.stringify({ imports: IMPORTS })}</script>
<script type="module" src="/harness/main.js"></script>`

const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.html': 'text/html',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.gif': 'image/gif',
}

/** The body that runtime/wx.js posts for one wx.request. */
interface AppRequest {
  url: string
  method: string
  header: Record<string, string>
  body?: string
  /** instead of body: a file */ base64?: string
  /** the answer is wanted as a file */ binary?: boolean
  /** milliseconds */ timeout: number
}

/** A build stays as it is while it is served, and each server has an origin of its own: an app opened anew asks for none of it again. */
const KEPT = 'max-age=3600, immutable'

export interface HarnessServer {
  origin: string
  /** what the template compiler found fault with */ problems: string[]
  /** the origins the app asked, as its build has them */ asked: ReadonlySet<string>
  close(): Promise<void>
}

/**
 * Serves a built mini-program with the runtime on loopback. The app's requests go to `api` whatever host it was built for, as a name server
 * would send them; Node carries them out, since wx.request knows no CORS.
 */
export async function serveApp(dist: string, api: string): Promise<HarnessServer> {
  const packed = packApp(dist)
  const manifest = JSON.stringify(packed.manifest)
  const asked = new Set<string>()

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const send = (type: string, body: string | Buffer, status = 200, cache = 'no-store') =>
      response.writeHead(status, { 'content-type': `${type};charset=utf-8`, 'cache-control': cache }).end(body)
    const sendKept = (type: string, body: string | Buffer) => send(type, body, 200, KEPT)
    const sendFile = (path: string) => sendKept(TYPES[extname(path)] ?? 'application/octet-stream', readFileSync(path))

    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://harness').pathname)
    if (path === '/') return send('text/html', START_PAGE)
    if (path === '/harness/manifest.json') return sendKept('application/json', manifest)
    if (path === '/harness/templates.js') return sendKept('text/javascript', packed.templates)
    if (path === '/harness/request') {
      const appRequest = JSON.parse(await textOf(request)) as AppRequest
      asked.add(new URL(appRequest.url).origin)
      return send('application/json', JSON.stringify(await carryOut(appRequest, api)))
    }
    const library = /^\/harness\/library\/(.+)\.js$/.exec(path)?.[1]
    if (library && LIBRARIES[library]) return sendFile(LIBRARIES[library])
    const file = path.startsWith('/harness/') ? inside(RUNTIME, path.slice('/harness/'.length)) : inside(dist, path)
    return file ? sendFile(file) : send('text/plain', 'not found', 404)
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: Error) => response.writeHead(500).end(error.message))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    problems: packed.problems,
    asked,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}

function inside(folder: string, path: string): string | null {
  const file = resolve(folder, `./${path}`)
  return file.startsWith(resolve(folder) + sep) && existsSync(file) && statSync(file).isFile() ? file : null
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/** As WeChat says where a mini-program's request comes from; the app cannot. */
const REFERER = 'https://servicewechat.com/touristappid/0/page-frame.html'

/** The answer as wx.request gives it, or `{failed}` where no answer came. */
async function carryOut({ url, method, header, base64, timeout, binary, ...sent }: AppRequest, api: string) {
  const { pathname, search } = new URL(url)
  try {
    const signal = AbortSignal.timeout(timeout)
    const body = base64 === undefined ? sent.body : Buffer.from(base64, 'base64')
    const reply = await fetch(new URL(pathname + search, api), {
      method,
      headers: { ...header, referer: REFERER },
      body,
      signal,
    })
    return {
      statusCode: reply.status,
      header: Object.fromEntries(reply.headers),
      cookies: reply.headers.getSetCookie(),
      ...(binary
        ? { base64: Buffer.from(await reply.arrayBuffer()).toString('base64') }
        : { text: await reply.text() }),
    }
  } catch (error) {
    return { failed: (error as Error).name === 'TimeoutError' ? 'timeout' : (error as Error).message }
  }
}
