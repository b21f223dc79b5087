import { publicFieldsOf, snapshotOf, snapshotShape } from '../district/edition/snapshot.js'
import {
  asStored,
  code,
  Damaged,
  list,
  named,
  nullable,
  object,
  optional,
  required,
  text,
  UNKNOWN,
  written,
  writtenOver,
} from './shape.js'
import { EMPTY_ENTRY, type EntryFields } from './template/entry.js'
import { entryShape } from './template/entry-shape.js'

const read = (stored: unknown) => entryShape.read(JSON.parse(JSON.stringify(stored)))

describe('what an older release stored', () => {
  test('is completed: a missing field is its empty value, in a list too', () => {
    expect(read({ level1: '救助', bases: [{ title: '社会救助暂行办法' }] })).toEqual({
      ...EMPTY_ENTRY,
      level1: '救助',
      bases: [{ title: '社会救助暂行办法', documentNumber: '', article: '' }],
    })
    expect(read({})).toEqual(EMPTY_ENTRY)
  })

  test('null is what is missing', () => expect(read({ level3: null, stages: null })).toEqual(EMPTY_ENTRY))

  test('what can be left out is left out, what must be there is asked for', () => {
    const shape = object<{ kind: string; since?: string; by: string | null }>({
      kind: required(code()),
      since: optional(text),
      by: nullable(text),
    })
    expect(shape.read({ kind: 'a' })).toEqual({ kind: 'a', by: null })
    expect(() => shape.read({})).toThrow(new Damaged('缺少', 'kind'))
  })
})

describe('what a newer release wrote', () => {
  const newer = { ...EMPTY_ENTRY, level1: '救助', note: '备注', bases: [{ title: '办法', year: 2014 }] }

  test('is shown to nobody and written back, also by whoever writes over it', () => {
    const fields = read(newer)
    expect(JSON.stringify(fields)).not.toMatch(/note|year/)
    expect(Object.keys(fields)).toEqual(Object.keys(EMPTY_ENTRY))
    expect(JSON.parse(written({ ...fields, level2: '低保' }))).toMatchObject({
      level2: '低保',
      note: '备注',
      bases: [{ year: 2014 }],
    })
    expect(JSON.parse(written(writtenOver(fields, { ...EMPTY_ENTRY, level1: '另' })))).toEqual({
      ...EMPTY_ENTRY,
      level1: '另',
      note: '备注',
    })
    expect(written(EMPTY_ENTRY)).toBe(JSON.stringify(EMPTY_ENTRY))
  })

  test('is not published', () => {
    const published = publicFieldsOf({ ...read(newer), matterCode: 'A1', attribute: 'proactive' } as EntryFields)
    expect(JSON.stringify(published)).not.toMatch(/note|year|matterCode|attribute/)
    expect(Object.getOwnPropertySymbols(published)).toEqual([])
    const strange = { ...EMPTY_ENTRY, level1: '救助', remark: '内部' } as EntryFields
    expect(publicFieldsOf(strange)).not.toHaveProperty('remark')
  })
})

test('the same content is composed to the same bytes, in whatever order it was stored', () => {
  const bases = [{ article: '第二条', title: '办法', documentNumber: '' }]
  const composed = publicFieldsOf(read({ stages: ['result'], bases, level1: '救助' }))
  const again = publicFieldsOf(
    read({ level1: '救助', bases: [{ title: '办法', article: '第二条' }], stages: ['result'] }),
  )
  expect(JSON.stringify(composed)).toBe(JSON.stringify(again))
})

test('what was published keeps its bytes and is completed to be worked with', () => {
  const bytes =
    '{"stages":["result"],"id":"01-east-0001","level1":"救助","domain":{"code":"01","name":"救助"},"organisation":{"code":"e","name":"东镇"}}'
  const stored = asStored(snapshotShape).read({ ...JSON.parse(bytes), note: '内部' })
  expect(JSON.stringify(stored)).toBe(bytes)
  expect(snapshotOf(stored)).toMatchObject({ level1: '救助', level3: '', bases: [], channels: [] })
  expect(JSON.stringify(stored)).toBe(bytes)
})

test.each([
  [{ stages: 'result' }, 'stages', '应是列表'],
  [{ bases: [{ title: '办法' }, { title: 7 }] }, 'bases/1/title', '应是文字'],
  [{ bases: ['办法'] }, 'bases/0', '应是一组内容'],
  [[], '', '应是一组内容'],
])('damage is told with its place: %j', (stored, at, expected) => {
  expect(() => read(stored)).toThrow(new Damaged(expected, at))
})

test('nothing stands in the place of a plain value', () => {
  expect(list(text).pick([{ secret: '内部' } as never, '公开'])).toEqual(['', '公开'])
  expect(named(text).read({ a: '一', b: null })).toEqual({ a: '一', b: '' })
  expect(Object.keys({ [UNKNOWN]: 1 })).toEqual([])
})
