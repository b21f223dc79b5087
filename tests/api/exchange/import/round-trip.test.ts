import type { EntryFields } from '@gongkai/shared/base/template/entry'
import { AUDIENCES, CHANNELS, LEVELS, STAGES, WAYS } from '@gongkai/shared/base/template/entry-template'
import { TEMPLATE_COLUMNS } from '@gongkai/shared/exchange/export/template-cells'
import { readCatalogueTables } from '@gongkai/shared/exchange/import/read-catalogue-tables'
import fc from 'fast-check'
import { HEAD, HEAD_MERGES, PLAIN, table } from '../../../fixtures/import/fixture'

const words = fc
  .array(fc.constantFrom(...'低保救助审核公示名单标准政策文件申请材料发放情况结果办事指南'), {
    minLength: 2,
    maxLength: 12,
  })
  .map((signs) => signs.join(''))
/** Names with what could be taken for a separator, a heading, a channel, a level, a bracket or a list. */
const awkward = fc
  .tuple(
    words,
    fc.array(
      fc.constantFrom(
        ...['和', '及', '、', '/', '的', '（试行）', '〈甲〉', '“五保”', '2019年', '第三条', '1', 'A', '等', '：', '·'],
        ...['领域', '事项', '公示栏', '政府网站', '县级', '其他', '通知', '12345', '同上', '审核 审批'],
        ...['窗口', '户口', '口头', 'APP', '人口', '，'],
      ),
      { maxLength: 5 },
    ),
    words,
  )
  .map(([first, more, last]) => [first, ...more, last].join(''))
const some = <Code extends string>(list: readonly { code: Code }[]) =>
  fc.subarray(
    list.map(({ code }) => code),
    { minLength: 1 },
  )
const number = fc.integer({ min: 1, max: 999 })
const basis = fc.record({
  title: awkward,
  documentNumber: fc.oneof(
    fc.constant(''),
    number.map((n) => `国办发〔2019〕${n}号`),
    number.map((n) => `国务院令第${n}号`),
  ),
  article: fc.oneof(
    fc.constant(''),
    number.map((n) => `第${n}条`),
    number.map((n) => `第${n}条第二款、第三条`),
  ),
})
const limit = fc.oneof(
  fc.integer({ min: 1, max: 20 }).map((days) => `信息形成或者变更之日起${days}个工作日内`),
  fc.constantFrom('实时公开', '及时公开', '长期公开', '每季度更新', '公示不少于7个工作日'),
)
const content = fc
  .tuple(awkward, fc.array(awkward, { maxLength: 4 }))
  .map(([first, more]) => [first, ...more.map((text, at) => `${at + 1}.${text}`)].join('\n'))

const entry: fc.Arbitrary<EntryFields> = fc
  .record({
    level1: awkward,
    level2: awkward,
    level3: fc.oneof(fc.constant(''), awkward),
    stages: some(STAGES),
    content,
    bases: fc.array(basis, { minLength: 1, maxLength: 4 }),
    timeLimit: limit,
    subjects: fc.uniqueArray(
      words.map((name) => `${name}局`),
      { minLength: 1, maxLength: 3 },
    ),
    channels: some(CHANNELS),
    channelOther: awkward,
    audiences: some(AUDIENCES),
    audienceSpecific: awkward,
    ways: some(WAYS),
    levels: some(LEVELS),
  })
  .map((fields) => ({
    ...PLAIN,
    ...fields,
    channelOther: fields.channels.includes('other') ? fields.channelOther : '',
    audienceSpecific: fields.audiences.includes('specific') ? fields.audienceSpecific : '',
  }))

/** The entries in the layout of 附件2, as any document of it holds the cells. */
const written = (entries: readonly EntryFields[]) =>
  table(
    [
      ...HEAD,
      ...entries.map((fields, at) => [String(at + 1), ...TEMPLATE_COLUMNS.map(({ textOf }) => textOf(fields))]),
    ],
    { merges: HEAD_MERGES },
  )

test('what the template says of any entries is read back as these entries, without a doubt', () => {
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 6 }), (entries) => {
      const lines = readCatalogueTables([written(entries)], { domains: [], organisationName: '' })
      const rows = lines.filter(({ kind }) => kind === 'row')
      expect(rows.map(({ fields }) => fields)).toEqual(entries)
      expect(rows.flatMap(({ doubts }) => doubts)).toEqual([])
    }),
    { numRuns: 300, seed: 20261123 },
  )
})

test('no table makes the reader fail or lose a line, whatever stands in its cells', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      '同上',
      '√',
      '■政府网站',
      '序号',
      '一级事项',
      '公开内容',
      '公开依据',
      '公开时限',
      '公开主体',
      '全社会',
      '（一）社会救助领域',
      '注：',
      '《',
      '》（',
      '√|√',
    ),
    words,
    fc.string(),
  )
  const anyTable = fc
    .array(fc.array(cell, { minLength: 9, maxLength: 9 }), { minLength: 1, maxLength: 12 })
    .map((rows) => table(rows))
  fc.assert(
    fc.property(fc.array(anyTable, { minLength: 1, maxLength: 3 }), (tables) => {
      const lines = readCatalogueTables(tables, {
        domains: [{ code: '19', name: '社会救助', aliases: [] }],
        organisationName: '东镇',
      })
      expect(lines).toHaveLength(tables.reduce((sum, { rows }) => sum + rows.length, 0))
    }),
    { numRuns: 300, seed: 20261123 },
  )
})
