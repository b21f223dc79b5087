import { EMPTY_ENTRY } from '../../base/template/entry'
import type { EntryField } from '../../base/template/fields'
import { type ComparedEntry, uniformityHints, uniformityOf } from './uniformity'

const fields = { ...EMPTY_ENTRY, level1: '救助', level2: '低保', content: '对象名单', subjects: ['东镇'] }
const entry = (id: number, part: Partial<ComparedEntry> = {}): ComparedEntry => ({
  id,
  fields,
  guidelineItemId: 1,
  departures: [],
  unitNames: ['东镇'],
  ...part,
})
const departs: EntryField[] = ['content']

test('word for word the model, one’s own, and somebody else’s subject are told apart', () => {
  const found = uniformityOf(
    [
      entry(1),
      entry(2, { departures: departs }),
      entry(3, { guidelineItemId: null, fields: { ...fields, content: '自行增加' } }),
      entry(4, { fields: { ...fields, subjects: ['区民政局'] }, departures: ['subjects'] }),
      entry(5, { fields: { ...fields, subjects: ['一村'] }, unitNames: ['东镇', '一村'] }),
    ],
    [],
  )
  expect(found).toEqual({ total: 5, likeModel: [1, 5], likeOther: [], foreignSubject: [4], own: [3] })
})

test('another unit’s words count only where they are not the model’s, whatever unit and level they name', () => {
  const words = { ...fields, content: '对象名单、公示照片' }
  const theirs = { organisation: '西镇', fields: { ...words, subjects: ['西镇'], levels: ['town' as const] } }
  expect(
    uniformityOf(
      [
        entry(1, { fields: words, departures: departs }),
        entry(2, { fields: { ...words, timeLimit: '实时' }, departures: departs }),
        entry(3),
      ],
      [theirs, { organisation: '南镇', fields }],
    ).likeOther,
  ).toEqual([{ entryId: 1, organisation: '西镇' }])
})

test('hints speak only of a pattern', () => {
  const none = { total: 3, likeModel: [], likeOther: [], foreignSubject: [], own: [1] }
  expect(uniformityHints(none)).toEqual([])
  expect(uniformityHints({ ...none, total: 2, likeModel: [1, 2], own: [] })).toEqual([])
  expect(
    uniformityHints({
      total: 5,
      likeModel: [1, 2, 3],
      likeOther: [{ entryId: 4, organisation: '西镇' }],
      foreignSubject: [5],
      own: [],
    }),
  ).toEqual([
    '5 个事项中 4 个与标准指引或其他单位完全相同，请核对是否结合本单位实际（避免“一刀切”）',
    '1 个事项与西镇逐字相同',
    '1 个事项的公开主体不是本单位',
    '没有本单位自行增加的事项',
  ])
  expect(uniformityHints({ ...none, total: 5, likeModel: [1, 2, 3] })).toEqual([])
})
