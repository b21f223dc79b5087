import { EMPTY_ENTRY, type EntryFields } from '../../base/template/entry'
import { intoRound } from './into-round'

const base: EntryFields = {
  ...EMPTY_ENTRY,
  level1: '救助',
  level2: '低保',
  stages: ['result'],
  content: '名单',
  bases: [{ title: '社会救助暂行办法', documentNumber: '', article: '' }],
  timeLimit: '20个工作日内',
  subjects: ['东镇人民政府'],
  channels: ['website'],
  audiences: ['everyone'],
  ways: ['proactive'],
  levels: ['town'],
  attribute: 'proactive',
}
const five = { ...base, timeLimit: '5个工作日内' }
const meet = (part: Partial<Parameters<typeof intoRound>[0]>) =>
  intoRound({ kind: 'revise', before: base, fields: five, row: base, closed: '', ...part })

test('a revision is carried into a row that the round left as it stood, with what the round changed elsewhere', () => {
  expect(meet({})).toEqual({ outcome: 'carried', fields: five })
  const row = { ...base, content: '名单、标准' }
  expect(meet({ row })).toEqual({ outcome: 'carried', fields: { ...row, timeLimit: '5个工作日内' } })
})

test('what the round says already is held', () => {
  expect(meet({ row: five }).outcome).toBe('held')
  expect(meet({ row: { ...five, content: '别的' } }).outcome).toBe('held')
})

test('where the round says a third thing, nobody decides for it', () => {
  expect(meet({ row: { ...base, timeLimit: '10个工作日内' } })).toMatchObject({
    outcome: 'lost',
    fields: [{ field: 'timeLimit', round: '10个工作日内', amended: '5个工作日内' }],
  })
  expect(meet({ row: null })).toMatchObject({ outcome: 'lost', fields: [] })
})

test('fields that do not fit together are not put together', () => {
  const other: EntryFields = { ...base, channels: ['website', 'other'], channelOther: '微信群' }
  // the round dropped 其他 in words of its own: its ticks differ, the text is as it stood
  const fields = { ...other, channelOther: '', channels: ['website'] as EntryFields['channels'] }
  const row: EntryFields = { ...other, channels: ['website', 'paper', 'other'] }
  expect(meet({ before: other, fields, row }).outcome).toBe('lost')
})

test('an addition is added where the round has no such item and its unit has not taken it out', () => {
  expect(meet({ kind: 'add', before: null, row: null })).toEqual({ outcome: 'carried', fields: five })
  expect(meet({ kind: 'add', before: null, row: null, closed: '又删去了' })).toMatchObject({
    outcome: 'lost',
    text: '又删去了',
  })
  expect(meet({ kind: 'add', before: null, row: five }).outcome).toBe('held')
  expect(meet({ kind: 'add', before: null, row: base }).outcome).toBe('lost')
})

test('a withdrawal takes out a row that is as it was, and no other', () => {
  expect(meet({ kind: 'withdraw', fields: null })).toEqual({ outcome: 'carried', fields: null })
  expect(meet({ kind: 'withdraw', fields: null, row: null }).outcome).toBe('held')
  expect(meet({ kind: 'withdraw', fields: null, row: five }).outcome).toBe('lost')
})
