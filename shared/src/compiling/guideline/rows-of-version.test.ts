import type { PackGuidelineItem } from '../../base/region/region-pack.js'
import { asModel, isUntouched, packChanges, putOver, type ShippedRow } from './rows-of-version.js'

const row = (level2: string, content = '一'): PackGuidelineItem => asModel({ level1: '救助', level2, content })
const standing = (id: number, shipped: PackGuidelineItem | null, more: Partial<ShippedRow> = {}): ShippedRow => ({
  id,
  fields: shipped ?? row(`自己的${id}`),
  shipped,
  checked: false,
  retired: false,
  ...more,
})

test('a version’s change leaves alone what it did not change', () => {
  const base = row('低保')
  const now = { ...base, timeLimit: '10个工作日内' }
  expect(putOver(now, base, { ...base, content: '二' })).toMatchObject({ content: '二', timeLimit: '10个工作日内' })
})

test('a row is the product’s until somebody edits or checks it', () => {
  expect(isUntouched(standing(1, row('低保')))).toBe(true)
  expect(isUntouched(standing(1, row('低保'), { checked: true }))).toBe(false)
  expect(isUntouched(standing(1, row('低保'), { fields: row('低保', '二') }))).toBe(false)
  expect(isUntouched(standing(1, null))).toBe(false)
})

test('an update reaches untouched rows alone, adds what is new by its names, and lets go what it no longer brings', () => {
  const rows = [
    standing(1, row('没动过')),
    standing(2, row('核对过'), { checked: true }),
    standing(3, row('改过'), { fields: row('改名了', '二') }),
    standing(4, row('没有了')),
    standing(5, row('停了'), { retired: true }),
    standing(6, null, { fields: row('自己加的') }),
  ]
  const pack = [
    row('没动过', '新'),
    row('核对过', '新'),
    row('改过', '新'),
    row('停了', '新'),
    row('自己加的', '新'),
    row('新来的', '新'),
  ]
  expect(packChanges(rows, pack).map(({ kind, itemId, fields }) => [kind, itemId, fields?.level2])).toEqual([
    ['changed', 1, '没动过'],
    ['new', null, '新来的'],
    ['gone', 4, undefined],
  ])
  expect(packChanges([standing(1, row('低保'))], [row('低保')])).toEqual([])
})
