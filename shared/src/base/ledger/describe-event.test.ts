import { describeEvent } from './describe-event'
import { EVENT_KINDS, type EventFacts } from './event'

const facts = (kind: string, extra: Partial<EventFacts> = {}): EventFacts => ({
  kind,
  by: '区民政局 郑科长',
  unit: '东镇人民政府',
  domain: '社会救助',
  entry: '',
  detail: {},
  ...extra,
})

test('one’s own unit is named once, another’s is named', () => {
  expect(describeEvent(facts('submission.submitted', { by: '东镇人民政府 陈镇长', detail: { revision: 2 } }))).toBe(
    '东镇人民政府 陈镇长 报送了“社会救助”（第 2 次）',
  )
  expect(describeEvent(facts('submission.approved'))).toBe('区民政局 郑科长 审核通过了东镇人民政府“社会救助”的报送')
})

test('a return tells its reasons: the overall one, else the first field’s, and how many', () => {
  const returned = (detail: Record<string, unknown>) => describeEvent(facts('submission.returned', { detail }))
  expect(returned({ overall: '依据缺文号', remarks: [] })).toBe(
    '区民政局 郑科长 退回了东镇人民政府“社会救助”的报送：依据缺文号',
  )
  const remarks = [
    { entryId: 1, field: 'timeLimit', text: '写明几日' },
    { entryId: 2, field: 'content', text: '太笼统' },
  ]
  expect(returned({ overall: '', remarks })).toMatch(/：公开时限：写明几日（共 2 条意见）$/)
  expect(returned({ overall: '请核对', remarks })).toMatch(/：请核对（共 3 条意见）$/)
})

test('an entry is named with the fields that changed, in the template’s words', () => {
  const saved = facts('entry.saved', {
    by: '东镇人民政府 小王',
    entry: '低保审批结果',
    detail: { entryId: 3, changed: ['timeLimit', 'channels', 'nonsense'] },
  })
  expect(describeEvent(saved)).toBe(
    '东镇人民政府 小王 修改了“社会救助”的公开事项“低保审批结果”的公开时限、公开渠道和载体',
  )
})

test('an amendment is named by what becomes of which entry', () => {
  const detail = { amendmentId: 4, amendmentKind: 'revise', name: '低保', remark: '请写明文号' }
  expect(describeEvent(facts('amendment.returned', { detail }))).toBe(
    '区民政局 郑科长 退回了东镇人民政府“社会救助”的动态调整（修改“低保”）：请写明文号',
  )
})

test('a kind without words of its own is told by its label and place', () => {
  expect(describeEvent(facts('organisation.merged', { domain: '' }))).toBe('区民政局 郑科长 合并单位：东镇人民政府')
})

test('an unknown kind is said to be one', () => {
  expect(describeEvent(facts('entry.teleported', { entry: '' }))).toBe(
    '区民政局 郑科长 办理了一项本版本不认识的操作（entry.teleported）：东镇人民政府“社会救助”',
  )
})

test('an import tells what was brought, from which file and what came of it', () => {
  const detail = { table: 'entries', name: '目录.xlsx', added: 12, updated: 3 }
  expect(describeEvent(facts('import.applied', { detail }))).toBe(
    '区民政局 郑科长 导入了“社会救助”政务公开事项目录（目录.xlsx）：新增 12 条，更新 3 条',
  )
  expect(describeEvent(facts('import.undone', { domain: '', detail: { ...detail, table: 'laws' } }))).toBe(
    '区民政局 郑科长 撤销导入法规依据（目录.xlsx）：去掉 12 条，恢复 3 条',
  )
})

test.each(EVENT_KINDS)('$code is told in Chinese even when its detail is empty or nonsense', ({ code }) => {
  const details = [{}, { remarks: 'x', changed: 7, reason: null, revision: 'two', phase: 3, accounts: {} }]
  for (const detail of details) {
    const sentence = describeEvent(facts(code, { detail, unit: '', domain: '', entry: '' }))
    expect(sentence).toMatch(/^区民政局 郑科长 .*[\u4e00-\u9fff]/)
    expect(sentence).not.toMatch(/undefined|null|NaN|\[object|不认识/)
  }
})
