import type { Stage } from '../../base/template/entry-template'
import {
  type CoverageActor,
  decideMark,
  decideReassess,
  decideStart,
  maySeeGap,
  reassessFaults,
} from './coverage-policy'
import { missingStages } from './missing-stages'
import { OBLIGATORY_KINDS, wordsOfItem } from './obligatory-kinds'

const recognised = (owner: 'district' | 'town', level1: string, level2: string, content = '') =>
  OBLIGATORY_KINDS.filter(
    (kind) => kind.owner === owner && kind.words.test(wordsOfItem({ level1, level2, level3: '', content })),
  ).map(({ code }) => code)

test('条例 art. 20 has fourteen kinds beside the last, art. 21 seven for the district and eight for towns', () => {
  const count = (clause: string, owner: string) =>
    OBLIGATORY_KINDS.filter((kind) => kind.clause.startsWith(clause) && kind.owner === owner).length
  expect([count('条例第二十条', 'district'), count('条例第二十一条', 'district')]).toEqual([14, 7])
  expect([count('条例第二十条', 'town'), count('条例第二十一条', 'town')]).toEqual([0, 8])
  expect(new Set(OBLIGATORY_KINDS.map(({ code }) => code)).size).toBe(OBLIGATORY_KINDS.length)
  for (const { words } of OBLIGATORY_KINDS) expect(words.flags).toBe('')
})

test.each<[string, string, string[]]>([
  ['农村宅基地', '宅基地审批结果', ['21-t4']],
  ['社会救助', '低保对象名单', ['21-t8']],
  ['征地补偿', '征地公告', ['21-t5']],
  ['土地', '农村土地承包经营权流转', ['21-t3']],
  ['村级事务', '一事一议筹资筹劳方案', ['21-t7']],
  ['养老服务', '机构备案', []],
])('a town’s %s %s', (level1, level2, codes) => expect(recognised('town', level1, level2)).toEqual(codes))

test('content is read as well as names', () => {
  expect(recognised('district', '财政', '部门信息', '年度预算、决算报告')).toContain('20-7')
  expect(recognised('district', '执法', '结果公示', '行政处罚决定书')).toContain('20-6')
  expect(recognised('district', '其他', '其他')).toEqual([])
})

test.each<[Stage[], string]>([
  [['decision'], '有决策，没有结果'],
  [['decision', 'service'], '有决策、服务，没有结果'],
  [['result'], '有结果，没有决策、执行、管理或服务'],
  [['decision', 'result'], ''],
  [['management', 'service', 'result'], ''],
  [[], ''],
])('stages %j: %s', (stages, text) => expect(missingStages(new Set(stages))).toBe(text))

const actor = (part: Partial<CoverageActor>): CoverageActor => ({
  organisationCode: 'east',
  organisationKind: 'town',
  roles: ['editor', 'approver'],
  ledDomains: [],
  ...part,
})
const office = actor({ organisationCode: 'office', organisationKind: 'office' })
const lead = actor({ organisationCode: 'civil', organisationKind: 'agency', ledDomains: ['01'] })
const own = { kind: 'stage', unit: { code: 'east', name: '' }, domain: { code: '01', name: '' } } as const
const district = { kind: 'obligatory', unit: null, domain: null } as const

test('who sees a gap, and who marks it', () => {
  const seen = (gap: Parameters<typeof maySeeGap>[1]) =>
    [office, lead, actor({}), actor({ organisationCode: 'west' })].map((someone) => maySeeGap(someone, gap))
  expect(seen(own)).toEqual([true, true, true, false])
  expect(seen({ ...own, domain: null })).toEqual([true, false, true, false])
  expect(seen(district)).toEqual([true, true, false, false])
  const codes = (decision: readonly { code: string }[]) => decision.map(({ code }) => code)
  expect(decideMark(own, actor({}))).toEqual([])
  expect(codes(decideMark(own, lead))).toEqual(['coverage.not-yours'])
  expect(decideMark(district, office)).toEqual([])
  expect(codes(decideMark(district, actor({ organisationKind: 'office', roles: ['editor'] })))).toEqual([
    'account.role',
  ])
  expect(codes(decideMark({ ...own, kind: 'reassess' }, office))).toEqual(['coverage.reassess'])
  expect(decideStart(district, lead)).toEqual([])
  expect(codes(decideStart(district, actor({})))).toEqual(['coverage.not-yours'])
  expect(codes(decideStart(own, office))).toEqual(['coverage.not-yours'])
})

test('继续不予公开: an approver of the unit, a later day, a reason; all faults at once', () => {
  expect(decideReassess({ attribute: 'withheld' }, 'east', actor({}))).toEqual([])
  expect(
    decideReassess({ attribute: 'proactive' }, 'west', actor({ roles: ['editor'] })).map(({ code }) => code),
  ).toEqual(['reassess.not-yours', 'account.role', 'reassess.public'])
  const faults = (reassessOn: string, reason: string) =>
    reassessFaults({ reassessOn, reason }, '2026-07-20').map(({ at }) => at)
  expect(faults('2026-07-21', '仍属个人隐私')).toEqual([])
  expect(faults('2026-07-20', ' ')).toEqual(['reassessOn', 'reason'])
  expect(faults('明年', 'x')).toEqual(['reassessOn'])
})
