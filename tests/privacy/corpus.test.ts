import { measureFalseHits, measureRecall } from '../support/personal/measure'

const SEED = 20_261_128
/** The least share that is found: all of the numbers that a check digit proves, nearly all of the rest. */
const barOf = (group: string) => (/^(identity|bank card)/.test(group) ? 1 : group.startsWith('mobile') ? 0.99 : 0.95)

const recalls = measureRecall(SEED)

test.each(recalls)(
  '$group: $count made up, found and masked',
  ({ group, count, found, graded, exact, clean, missed }) => {
    expect(count).toBeGreaterThanOrEqual(500)
    expect({ missed: missed.slice(0, 5), enough: found / count >= barOf(group) }).toMatchObject({ enough: true })
    expect(graded / count).toBeGreaterThanOrEqual(Math.min(barOf(group), 0.99))
    expect(clean).toBe(count)
    // One datum is one finding, from its first sign to its last.
    expect(exact).toBe(found)
  },
)

test('of thousands of texts that hold nobody’s data none is blocked and hardly one asked about', () => {
  const groups = measureFalseHits(SEED, 100)
  const sum = (of: (group: (typeof groups)[number]) => number) => groups.reduce((total, group) => total + of(group), 0)
  const count = sum((group) => group.count)
  expect(count).toBeGreaterThanOrEqual(2000)
  const hits = groups.flatMap((group) => group.hits)
  expect({ hits, blocks: sum((group) => group.blocks) }).toMatchObject({ blocks: 0 })
  expect({ hits, few: sum((group) => group.asks) <= count / 500 }).toMatchObject({ few: true })
})

test('the words of the model rows and of the law library are never asked about', () => {
  const real = measureFalseHits(SEED, 0)
  expect(real.map(({ group, hits }) => [group, hits])).toEqual([
    ['标准指引', []],
    ['真实用语', []],
  ])
})
