// The residents' reading, at 1,000, 30,000 and 100,000 published entries: list, entry and search over HTTP against a bare Fastify that
// sends the same bytes from the same process, in one run; and searching in process. `pnpm --filter @gongkai/tests bench`.
import { fork } from 'node:child_process'
import { join } from 'node:path'
import autocannon from 'autocannon'

const SIZES = (process.env.GONGKAI_BENCH_SIZES ?? '1000,30000,100000').split(',').map(Number)
const ROUNDS = 3
const AIM_RATIO = 0.7
const AIM_SEARCH_MS = 20
const SECONDS = 3
const ms = (value) => Number(value.toFixed(1))
const at = (sorted, part) => ms(sorted[Math.floor(sorted.length * part)])

const ratios = []
const inProcess = []
for (const size of SIZES) {
  const server = fork(join(import.meta.dirname, 'serve-catalogue.mjs'), [String(size)], {
    cwd: join(import.meta.dirname, '../../server'),
    execArgv: ['--conditions=development', '--import', '@swc-node/register/esm-register'],
  })
  const told = await new Promise((resolve, reject) => {
    server.once('message', resolve)
    server.once('exit', (code) => reject(new Error(`the server of ${size} entries ended with ${code}`)))
  })
  for (const [what, paths] of Object.entries(told.paths)) {
    const run = async (url) => {
      const requests = paths.map((path) => ({ path }))
      const { requests: made, non2xx, errors } = await autocannon({ url, connections: 20, duration: SECONDS, requests })
      if (non2xx + errors > 0) throw new Error(`${what} of ${size} at ${url}: ${non2xx} refused, ${errors} failed`)
      return made.average
    }
    await run(told.url)
    const bare = []
    const gongkai = []
    for (let round = 0; round < ROUNDS; round++) {
      bare.push(await run(told.bareUrl))
      gongkai.push(await run(told.url))
    }
    ratios.push({
      entries: size,
      what,
      'bare req/s': Math.round(Math.max(...bare)),
      'gongkai req/s': Math.round(Math.max(...gongkai)),
      ratio: Number((Math.max(...gongkai) / Math.max(...bare)).toFixed(2)),
    })
  }
  inProcess.push({
    entries: size,
    'search p50 ms': at(told.search, 0.5),
    'search p95 ms': at(told.search, 0.95),
    'before indexed p95 ms': at(told.scan, 0.95),
    'ready after s': ms(told.readMs / 1000),
    'indexed after s': ms(told.indexedMs / 1000),
    'memory MB': Math.round(told.rss / 1024 / 1024),
  })
  server.send('end')
}
console.log('Prepared answers over HTTP; aim: ratio ≥ 0.7, not falling with the number of entries')
console.table(ratios)
console.log('Searching anew in process; aim: p95 ≤ 20 ms')
console.table(inProcess)
const faults = [
  ...ratios
    .filter(({ ratio }) => !(ratio >= AIM_RATIO))
    .map(({ entries, what, ratio }) => `${what} of ${entries}: ${ratio} of bare, aim ${AIM_RATIO}`),
  ...inProcess
    .filter((line) => !(line['search p95 ms'] <= AIM_SEARCH_MS))
    .map((line) => `searching ${line.entries}: p95 ${line['search p95 ms']} ms, aim ${AIM_SEARCH_MS}`),
]
for (const fault of faults) console.log(fault)
process.exitCode = faults.length > 0 ? 1 : 0
