import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { arrows, drawLifecycles, LIFECYCLES } from '../support/draw-lifecycles'

const docs = join(__dirname, '../../docs/lifecycles.md')

test('docs/lifecycles.md shows the tables (node scripts/draw-lifecycles.mjs draws it anew)', () => {
  if (process.env.GONGKAI_DRAW === 'lifecycles') writeFileSync(docs, drawLifecycles())
  expect(readFileSync(docs, 'utf8')).toBe(drawLifecycles())
})

test.each(LIFECYCLES)('$title: every state is one of its own, can be reached, and says what leads on', (table) => {
  const { states, start } = table
  const codes = states.map(({ code }) => code)
  const ways = arrows(table)
  for (const [from, to] of ways) expect(codes).toEqual(expect.arrayContaining([from, to]))
  const reached = new Set<string>([start])
  for (let before = 0; before < reached.size; ) {
    before = reached.size
    for (const [from, to] of ways) if (reached.has(from)) reached.add(to)
  }
  expect([...reached].sort()).toEqual([...codes].sort())
})
