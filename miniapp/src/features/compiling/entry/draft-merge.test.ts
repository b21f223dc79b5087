import { mergeFields } from './draft-merge'
import { fields as entry } from './example-draft'

const base = entry({ level1: '救助', level2: '低保', content: '对象' })

test('fields that only a colleague changed are taken, mine stay, and neither asks', () => {
  const mine = entry({ ...base, level2: '特困' })
  const theirs = entry({ ...base, content: '对象、标准' })
  expect(mergeFields(base, mine, theirs)).toEqual({
    fields: entry({ ...base, level2: '特困', content: '对象、标准' }),
    both: [],
    taken: ['content'],
  })
})

test('a field that both changed differently stays mine until somebody chooses', () => {
  const merge = mergeFields(base, entry({ ...base, level2: '特困' }), entry({ ...base, level2: '临时救助' }))
  expect(merge).toEqual({ fields: entry({ ...base, level2: '特困' }), both: ['level2'], taken: [] })
})

test('the same change by both is no conflict', () => {
  const changed = entry({ ...base, level2: '特困' })
  expect(mergeFields(base, changed, changed)).toEqual({ fields: changed, both: [], taken: [] })
})

test('lists are compared as a whole', () => {
  const mine = entry({ ...base, subjects: ['东镇人民政府'] })
  const theirs = entry({ ...base, subjects: ['西镇人民政府'] })
  expect(mergeFields(base, mine, theirs).both).toEqual(['subjects'])
})
