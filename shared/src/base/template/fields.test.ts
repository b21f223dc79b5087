import { TEMPLATE_COLUMNS } from '../../exchange/export/template-cells'
import { meaningOf } from '../../exchange/import/heads'
import { EMPTY_ENTRY, FIELD_LABELS, IS_PUBLIC } from './entry'
import { MOST_BASIS, MOST_ITEMS, MOST_SUBJECT, MOST_TEXT } from './entry-limits'
import { ENTRY_FIELDS, type EntryField, FIELDS, factsOf, fieldsWhere, writtenAt } from './fields'

const PROPERTIES = Object.keys(ENTRY_FIELDS.level1).sort()

test.each(FIELDS)('%s says everything that is asked of a field', (field) => {
  const { label, empty, control, options, limit, guidance, askedBy, columns, isPublic, meaning, plain, foundIn } =
    factsOf(field)
  expect(Object.keys(ENTRY_FIELDS[field]).sort()).toEqual(PROPERTIES)
  expect(label.length).toBeGreaterThan(0)
  expect(empty).toHaveLength(0)
  expect(guidance.line).toMatch(/。$/)
  expect(guidance.example.length).toBeGreaterThan(0)
  expect(options !== null).toBe(control === 'choice' || control === 'choices')
  expect(Array.isArray(empty)).toBe(control === 'choices' || control === 'names' || control === 'bases')
  // Written text is bounded; a choice is by its options, a day by its form.
  expect(limit !== null).toBe(options === null && control !== 'date')
  expect(columns !== null).toBe(isPublic)
  expect(meaning !== null).toBe(isPublic)
  if (!isPublic) expect([plain, foundIn]).toEqual([null, null])
  if (columns === 'at-tick') expect(askedBy).not.toBeNull()
})

test('labels, heads of columns and guidance are a field’s own', () => {
  for (const list of [
    FIELDS.map((field) => factsOf(field).label),
    FIELDS.map((field) => factsOf(field).guidance.line),
    fieldsWhere(({ meaning }) => meaning !== null).map((field) => factsOf(field).meaning),
  ])
    expect(new Set(list).size).toBe(list.length)
})

test('what asks for a field, has a column or is printed is an option of the list', () => {
  const codes = (field: string) => factsOf(field as EntryField).options?.map(({ code }) => code) ?? []
  for (const field of FIELDS) {
    const { askedBy, columns, printed } = factsOf(field)
    if (askedBy) {
      expect(codes(askedBy.field)).toContain(askedBy.option)
      expect(writtenAt(askedBy.field as EntryField, askedBy.option)).toBeDefined()
    }
    for (const { option } of columns && columns !== 'at-tick' ? columns : [])
      if (option) expect(codes(field)).toContain(option)
    for (const code of printed ?? []) expect(codes(field)).toContain(code)
  }
})

test('附件2: the columns after 序号 in its order, words and widths', () => {
  expect(TEMPLATE_COLUMNS.map(({ group, head, width, centred }) => [group, head, width, centred])).toEqual([
    ['公开事项', '一级事项', 6, false],
    ['公开事项', '二级事项', 7, false],
    ['公开事项', '三级事项', 6, false],
    ['', '“五公开”阶段', 5.6, false],
    ['', '公开内容（要素）', 14, false],
    ['', '公开依据', 12.5, false],
    ['', '公开时限', 8, false],
    ['', '公开主体', 6.6, false],
    ['', '公开渠道和载体', 13, false],
    ['公开对象', '全社会', 3.2, true],
    ['公开对象', '特定群体', 5, false],
    ['公开方式', '主动', 3.2, true],
    ['公开方式', '依申请', 3.2, true],
    ['公开层级', '区级', 3.2, true],
    ['公开层级', '乡级', 3.2, true],
  ])
})

test('the import knows every column of 附件2 by its own head, and by that alone', () => {
  const heads = FIELDS.flatMap((field) => Object.entries(factsOf(field).heads).map(([meaning]) => [field, meaning]))
  for (const [field = '', meaning = ''] of heads)
    expect(meaning === field || meaning.startsWith(`${field}:`)).toBe(true)
  expect(TEMPLATE_COLUMNS.map(({ head }) => meaningOf(head))).toEqual([
    'level1',
    'level2',
    'level3',
    'stages',
    'content',
    'bases',
    'timeLimit',
    'subjects',
    'channels',
    'audiences:everyone',
    'audiences:specific',
    'ways:proactive',
    'ways:onRequest',
    'levels:district',
    'levels:town',
  ])
})

test('what is derived from the table stands in its order', () => {
  for (const derived of [EMPTY_ENTRY, IS_PUBLIC, FIELD_LABELS]) expect(Object.keys(derived)).toEqual(FIELDS)
  expect(MOST_TEXT).toEqual({
    level1: 100,
    level2: 100,
    level3: 100,
    content: 5000,
    timeLimit: 500,
    channelOther: 200,
    audienceSpecific: 200,
    withholdLaw: 200,
    matterCode: 60,
  })
  expect([MOST_ITEMS, MOST_SUBJECT, MOST_BASIS]).toEqual([
    { bases: 20, subjects: 20 },
    100,
    { title: 200, documentNumber: 100, article: 100 },
  ])
})
