import { EMPTY_ENTRY, type EntryFields } from '../../base/template/entry'
import { entryDiff } from './entry-diff'

const entry: EntryFields = {
  ...EMPTY_ENTRY,
  level1: '救助',
  stages: ['decision', 'result'],
  bases: [{ title: '社会救助暂行办法', documentNumber: '国务院令第649号', article: '' }],
  subjects: ['东镇', '一村'],
}

test('an entry does not differ from itself, nor by the order of ticks, blanks around a text, or the order of keys', () => {
  expect(entryDiff(entry, entry)).toEqual([])
  const same: EntryFields = {
    ...entry,
    level1: ' 救助\n',
    stages: ['result', 'decision'],
    bases: [{ article: '', documentNumber: '国务院令第649号 ', title: '社会救助暂行办法' }],
  }
  expect(entryDiff(entry, same)).toEqual([])
})

test('what differs comes in the order of the template, whatever order the entry has', () => {
  const after: EntryFields = { ...entry, matterCode: 'A1', stages: ['result'], level2: '低保', ways: ['proactive'] }
  expect(entryDiff(entry, after)).toEqual(['level2', 'stages', 'ways', 'matterCode'])
  expect(entryDiff(after, entry)).toEqual(['level2', 'stages', 'ways', 'matterCode'])
})

test('the order of 公开依据 and 公开主体 counts, and every part of a basis', () => {
  const [basis] = entry.bases
  if (!basis) throw new Error('no basis')
  expect(entryDiff(entry, { ...entry, subjects: ['一村', '东镇'] })).toEqual(['subjects'])
  for (const change of [{ title: '某办法' }, { documentNumber: '' }, { article: '第三条' }]) {
    expect(entryDiff(entry, { ...entry, bases: [{ ...basis, ...change }] })).toEqual(['bases'])
  }
  expect(entryDiff(entry, { ...entry, bases: [basis, { ...basis, title: '某办法' }] })).toEqual(['bases'])
})

test('leaves both versions as they were', () => {
  const stages = entry.stages
  entryDiff(entry, { ...entry, stages: ['result'] })
  expect(entry.stages).toBe(stages)
  expect(stages).toEqual(['decision', 'result'])
})
