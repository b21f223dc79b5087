import JSZip from 'jszip'
import { pagesOf } from './pdf'

/** All that can be read in a file, packed files and pages too. */
export async function textIn(bytes: Buffer): Promise<string> {
  if (bytes.subarray(0, 2).toString() === 'PK') {
    const zip = await JSZip.loadAsync(bytes)
    const files = Object.values(zip.files).filter(({ dir }) => !dir)
    return (await Promise.all(files.map(async (file) => textIn(await file.async('nodebuffer'))))).join('\n')
  }
  if (bytes.subarray(0, 4).toString() === '%PDF') return (await pagesOf(bytes)).join('\n')
  return bytes.toString()
}

interface Reply {
  statusCode: number
  rawPayload: Buffer
  json(): unknown
}
/** The application itself, or a server that runs elsewhere. */
export interface App {
  inject(asked: { method: 'GET'; url: string }): Promise<Reply>
}

export const serverAt = (origin: string): App => ({
  async inject({ url }) {
    const reply = await fetch(`${origin}${url}`)
    const rawPayload = Buffer.from(await reply.arrayBuffer())
    return { statusCode: reply.status, rawPayload, json: () => JSON.parse(rawPayload.toString()) }
  },
})

/** Every address of every public GET route that could say something of these items and of what was searched for. */
export async function publicAddresses(
  app: App,
  { numbers, words, codes = [] }: { numbers: readonly string[]; words: readonly string[]; codes?: readonly string[] },
): Promise<string[]> {
  const { paths } = (await app.inject({ method: 'GET', url: '/api/openapi.json' })).json() as {
    paths: Record<string, { get?: object }>
  }
  const editions = ((await app.inject({ method: 'GET', url: '/api/public/editions' })).json() as { id: number }[]).map(
    ({ id }) => id,
  )
  const q = words.map(encodeURIComponent)
  const asked: Record<string, string[]> = {
    'editions/{edition}/entries': editions.map((id) => `editions/${id}/entries?size=100`),
    'editions/{edition}/entries/{id}': editions.flatMap((id) => numbers.map((no) => `editions/${id}/entries/${no}`)),
    'editions/{edition}/changes': editions.flatMap((id) => [
      `editions/${id}/changes`,
      ...editions.map((since) => `editions/${id}/changes?since=${since}`),
    ]),
    entries: ['entries?size=100', ...q.map((word) => `entries?q=${word}`)],
    'entries/{id}': numbers.map((no) => `entries/${no}`),
    'entries/{id}/history': numbers.map((no) => `entries/${no}/history`),
    'entries/{id}/disclosures': numbers.map((no) => `entries/${no}/disclosures`),
    // bytes that a record shows; none is sent here
    'disclosure-files/{id}': [],
    'entries/{id}/example': numbers.map((no) => `entries/${no}/example?on=2026-07-01`),
    'disclosures/newest': ['disclosures/newest', 'disclosures/newest?domain=01'],
    'disclosures.rss': ['disclosures.rss', 'disclosures.rss?organisation=east'],
    suggestions: q.map((word) => `suggestions?q=${word}`),
    download: ['download?format=csv', 'download?format=json'],
    documents: ['documents?format=xlsx', 'documents?format=docx', 'documents?format=pdf'],
    'posters/organisations/{file}': ['posters/organisations/east.pdf'],
    'posters/pilot-domains/{file}': ['posters/pilot-domains/01.pdf'],
    'posters/entries/{file}': numbers.map((no) => `posters/entries/${no}.pdf`),
    'feedback/{trackingCode}': codes.map((code) => `feedback/${code}`),
    'wechat-codes/{kind}/{file}': numbers.map((no) => `wechat-codes/entry/${no}.png`),
  }
  const routes = Object.keys(paths).flatMap((path) =>
    path.startsWith('/api/public/') && paths[path]?.get ? [path.slice('/api/public/'.length)] : [],
  )
  for (const route of routes)
    if (route.includes('{') && !asked[route]) throw new Error(`nobody says what ${route} is asked`)
  return routes.flatMap((route) => asked[route] ?? [route]).map((path) => `/api/public/${path}`)
}

/** The addresses whose answer says one of these words. */
export async function tellingOf(app: App, addresses: readonly string[], words: readonly string[]): Promise<string[]> {
  const telling: string[] = []
  for (const address of addresses) {
    let reply = await app.inject({ method: 'GET', url: address })
    // 文件正在制作: one asks again, as a reader would
    for (let tries = 0; reply.statusCode === 503 && tries < 5; tries++)
      reply = await app.inject({ method: 'GET', url: address })
    const text = (await textIn(reply.rawPayload)).replaceAll(/\s/g, '')
    if (words.some((word) => text.includes(word))) telling.push(address.slice('/api/public/'.length))
  }
  return telling
}
