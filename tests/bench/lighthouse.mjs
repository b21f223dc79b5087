// The weight of a resident's first visit, and Lighthouse's verdict on it: home, list and an entry page, on a phone and on a PC, from the
// real server with the demo and the built H5 client. `pnpm --filter @gongkai/tests lighthouse`, after `build:h5`; exits 1 below the bars.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { get } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import lighthouse, { desktopConfig } from 'lighthouse'
import { chromium } from 'playwright-core'

/** Of the first page that a phone loads. */
const MOST_KB = 200
const BARS = { performance: 95, accessibility: 100, 'best-practices': 95 }
/** One run's speed is a throw of the dice on a busy machine: the middle one counts. */
const RUNS = Number(process.env.GONGKAI_LIGHTHOUSE_RUNS ?? 3)
const PRESETS = { mobile: undefined, desktop: desktopConfig }

const server = join(import.meta.dirname, '../../server')
const client = join(import.meta.dirname, '../../miniapp/dist/h5')
if (!existsSync(join(client, 'index.html'))) {
  console.error('There is no H5 client: pnpm --filter @gongkai/miniapp build:h5')
  process.exit(1)
}

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

async function startServer(folder) {
  const port = await freePort()
  const { DATABASE_URL: _, NODE_ENV: __, ...env } = process.env
  const child = spawn(
    process.execPath,
    ['--conditions=development', '--import', '@swc-node/register/esm-register', 'src/main.ts'],
    {
      cwd: server,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...env,
        PORT: String(port),
        DATABASE_URL: `sqlite:${join(folder, 'demo.db')}`,
        GONGKAI_DEMO: '1',
        GONGKAI_WEB_ROOT: client,
      },
    },
  )
  const origin = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 240; tries++) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
    if ((await fetch(`${origin}/api/health`).catch(() => null))?.ok) return { child, origin }
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error('the server did not answer')
}

/** The bytes of one answer's body as they cross the wire. */
const weigh = (url, encoding) =>
  new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': encoding } }, (answer) => {
      let bytes = 0
      answer.on('data', (part) => {
        bytes += part.length
      })
      answer.on('end', () => resolve(bytes))
    }).on('error', reject)
  })

async function weighAll(urls, encoding) {
  const each = await Promise.all(urls.map((url) => weigh(url, encoding)))
  return Math.round(each.reduce((sum, bytes) => sum + bytes, 0) / 1024)
}

const middle = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
const folder = mkdtempSync(join(tmpdir(), 'gongkai-lighthouse-'))
let running
let browser
try {
  running = await startServer(folder)
  const { origin } = running
  const { items } = await (await fetch(`${origin}/api/public/entries`)).json()
  const pages = {
    home: `${origin}/#/pages/home/index`,
    catalogue: `${origin}/#/pages/catalogue/index`,
    entry: `${origin}/#/pages/public/entry/index?id=${items[0].id}`,
  }
  const port = await freePort()
  browser = await chromium.launch({
    executablePath: chromiumProgram(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', `--remote-debugging-port=${port}`],
  })

  const rows = []
  const faults = new Map()
  for (const [page, url] of Object.entries(pages)) {
    for (const [preset, config] of Object.entries(PRESETS)) {
      const results = []
      for (let run = 0; run < RUNS; run++) {
        const { lhr } = await lighthouse(
          url,
          { port, logLevel: 'error', locale: 'zh-CN', onlyCategories: Object.keys(BARS) },
          config,
        )
        if (lhr.runtimeError) throw new Error(`${page}, ${preset}: ${lhr.runtimeError.message}`)
        results.push(lhr)
      }
      const score = (category) => middle(results.map((lhr) => Math.round(lhr.categories[category].score * 100)))
      const [first] = results
      const loaded = first.audits['network-requests'].details.items
        .map((item) => item.url)
        .filter((address) => address.startsWith(origin))
      rows.push({
        page,
        preset,
        ...Object.fromEntries(Object.keys(BARS).map((category) => [category, score(category)])),
        'LCP s': Number(
          (middle(results.map((lhr) => lhr.audits['largest-contentful-paint'].numericValue)) / 1000).toFixed(1),
        ),
        'TBT ms': Math.round(middle(results.map((lhr) => lhr.audits['total-blocking-time'].numericValue))),
        CLS: Number(middle(results.map((lhr) => lhr.audits['cumulative-layout-shift'].numericValue)).toFixed(3)),
        files: loaded.length,
        'gzip KB': await weighAll(loaded, 'gzip'),
        'br KB': await weighAll(loaded, 'br'),
      })
      const kb = rows.at(-1)['gzip KB']
      if (page === 'home' && preset === 'mobile' && !(kb <= MOST_KB))
        faults.set(`${page}, ${preset}: ${kb} KB gzip > ${MOST_KB}`, [])
      for (const [category, bar] of Object.entries(BARS)) {
        const wrong = first.categories[category].auditRefs
          .filter((ref) => ref.weight > 0 && (first.audits[ref.id].score ?? 1) < 1)
          .map((ref) => {
            const audit = first.audits[ref.id]
            const where = (audit.details?.items ?? [])
              .slice(0, 5)
              .map((item) => item.node?.snippet ?? item.description ?? item.url)
            return [`${ref.id} (${audit.displayValue ?? audit.title})`, ...where].join('\n      ')
          })
        if (!(score(category) >= bar)) faults.set(`${page}, ${preset}: ${category} ${score(category)} < ${bar}`, wrong)
      }
    }
  }
  console.table(rows)
  for (const [what, wrong] of faults) console.log([what, ...wrong].join('\n    '))
  process.exitCode = faults.size > 0 ? 1 : 0
} finally {
  await browser?.close()
  running?.child.kill()
  rmSync(folder, { recursive: true, force: true })
}
