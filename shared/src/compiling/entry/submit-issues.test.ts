import { EMPTY_ENTRY, type EntryFields } from '../../base/template/entry'
import { submitIssues } from './submit-issues'

const complete: EntryFields = {
  ...EMPTY_ENTRY,
  level1: '救助',
  level2: '低保',
  stages: ['result'],
  content: '名单',
  bases: [{ title: '社会救助暂行办法', documentNumber: '', article: '' }],
  timeLimit: '20个工作日内',
  subjects: ['东镇'],
  channels: ['website'],
  audiences: ['everyone'],
  ways: ['proactive'],
  levels: ['town'],
  attribute: 'proactive',
}
const places = (change: Partial<EntryFields>, phase: 'inventory' | 'catalogue' = 'catalogue') =>
  submitIssues({ ...complete, ...change }, phase).map(({ code, at }) => `${code} ${at}`)

test('an empty entry lacks everything the phase asks, all at once; 三级事项 is optional', () => {
  const inventory = ['level1', 'level2', 'stages', 'attribute']
  const at = (phase: 'inventory' | 'catalogue') => submitIssues(EMPTY_ENTRY, phase).map((issue) => issue.at)
  expect(at('inventory')).toEqual(inventory)
  expect(at('catalogue')).toEqual([
    ...inventory,
    'content',
    'bases',
    'timeLimit',
    'subjects',
    'channels',
    'audiences',
    'ways',
    'levels',
  ])
  expect(submitIssues(EMPTY_ENTRY, 'inventory')[2]?.text).toBe('请填写“五公开”阶段')
})

test('a complete entry may be handed in; blanks are no answer', () => {
  expect(places({})).toEqual([])
  expect(places({ level1: ' ', timeLimit: '\n' })).toEqual(['entry.missing level1', 'entry.missing timeLimit'])
})

test('不予公开 needs its ground and a date of re-assessment in both phases, and nothing of the catalogue', () => {
  for (const phase of ['inventory', 'catalogue'] as const) {
    expect(places({ attribute: 'withheld', content: '', channels: [] }, phase)).toEqual([
      'entry.withhold-ground withholdGround',
      'entry.reassess reassessOn',
    ])
    const law = { attribute: 'withheld', withholdGround: 'law', reassessOn: '2027-02-30' } as const
    expect(places(law, phase)).toEqual(['entry.missing withholdLaw', 'entry.reassess reassessOn'])
    expect(places({ ...law, withholdLaw: '保守国家秘密法', reassessOn: '2027-06-30' }, phase)).toEqual([])
    expect(places({ ...law, withholdGround: 'article15', reassessOn: '2027-06-30' }, phase)).toEqual([])
  }
})

test('其他 and 特定群体 need their text, a basis its title', () => {
  expect(
    places({
      channels: ['website', 'other'],
      audiences: ['everyone', 'specific'],
      bases: [...complete.bases, { title: ' ', documentNumber: '国务院令第711号', article: '' }],
    }),
  ).toEqual(['entry.basis-title bases', 'entry.missing channelOther', 'entry.missing audienceSpecific'])
})
