// GET /api/public/entries against a bare Fastify that sends the same bytes, in one run: `pnpm --filter @gongkai/tests bench`.
// Needs a running server: GONGKAI_BENCH_URL, by default the address of `npm start`.
import autocannon from 'autocannon'
import Fastify from 'fastify'

const url = process.env.GONGKAI_BENCH_URL ?? 'http://127.0.0.1:3000'
const path = '/api/public/entries?page=1&size=20'
const bytes = Buffer.from(await (await fetch(url + path)).arrayBuffer())

const bare = Fastify()
bare.get('/api/public/entries', (_request, reply) => reply.type('application/json; charset=utf-8').send(bytes))
const bareUrl = await bare.listen({ port: 0, host: '127.0.0.1' })

const run = (target) => autocannon({ url: target + path, connections: 20, duration: 5 })
await run(url)
await run(bareUrl)
const rounds = []
for (let round = 0; round < 3; round++)
  rounds.push({ bare: (await run(bareUrl)).requests.average, gongkai: (await run(url)).requests.average })
await bare.close()
const best = (who) => Math.max(...rounds.map((round) => round[who]))
console.table([
  { server: 'bare Fastify', 'requests/s': best('bare'), ratio: 1, bytes: bytes.length },
  {
    server: 'gongkai',
    'requests/s': best('gongkai'),
    ratio: +(best('gongkai') / best('bare')).toFixed(2),
    bytes: bytes.length,
  },
])
