import { EMPTY_ENTRY, type EntryFields } from '../../base/template/entry'
import { mergeRow } from './merge-row'

const held: EntryFields = {
  ...EMPTY_ENTRY,
  level2: '低保',
  content: '名单',
  channels: ['website', 'other'],
  channelOther: '村务公开栏',
  attribute: 'proactive',
  matterCode: 'A1',
}

test('what a row says takes its place, what it leaves empty stays', () => {
  expect(mergeRow(held, { ...EMPTY_ENTRY, level2: '低保', timeLimit: '20个工作日内', content: '名单、标准' })).toEqual({
    ...held,
    content: '名单、标准',
    timeLimit: '20个工作日内',
  })
  expect(mergeRow(held, EMPTY_ENTRY)).toEqual(held)
})

test('a text goes with the tick it belongs to', () => {
  expect(mergeRow(held, { ...EMPTY_ENTRY, channels: ['website'] })).toEqual({
    ...held,
    channels: ['website'],
    channelOther: '',
  })
})
