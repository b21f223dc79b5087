import { EMPTY_ENTRY } from '../../base/template/entry'
import { lawBook } from '../../district/law/law-times'
import type { SubmissionFacts } from '../submission/submission-policy'
import type { RenewalLine } from './renewal.contract'
import {
  changeOf,
  decideConfirm,
  decideHandInDomains,
  hindranceOf,
  isOpen,
  isUntouched,
  lawConcerns,
  modelConcerns,
  reassessConcerns,
} from './renewal-policy'

const row = { ...EMPTY_ENTRY, level2: '低保', content: '对象名单' }
const facts: SubmissionFacts = {
  phase: 'catalogue',
  state: 'draft',
  organisationCode: 'east',
  reviewerCodes: ['civil'],
  approvedBy: [],
  entries: [],
  droppedOut: 0,
  noDutyReason: '',
  unanswered: [],
  unconfirmed: [],
  questions: [],
  town: null,
  phaseClosed: false,
  reported: false,
}
const east = { organisationCode: 'east', roles: ['editor' as const] }
const line: RenewalLine = {
  ...{ id: 1, version: 1, domain: { code: '01', name: '社会救助' }, state: 'draft', dueOn: '', late: false },
  ...{ noDutyReason: '', rows: 2, confirmed: 0, open: 2, changed: 0, added: 0, kept: 0 },
  ...{ unanswered: 0, incomplete: 0, concerned: 0, notBack: [] },
}

test('a row is compared by what the public reads', () => {
  expect(changeOf(row, null)).toBe('new')
  expect(changeOf({ ...row, matterCode: 'A1' } as typeof row, row)).toBe('same')
  expect(changeOf({ ...row, content: '名单' }, row)).toBe('changed')
  expect(isOpen({ change: 'same', confirmed: false })).toBe(true)
  for (const answered of [
    { change: 'same', confirmed: true },
    { change: 'changed', confirmed: false },
  ] as const)
    expect(isOpen(answered)).toBe(false)
})

test('only rows that are the same are confirmed, by their own unit, while the work is open', () => {
  const renewal = [
    { entryId: 1, change: 'same' as const },
    { entryId: 2, change: 'changed' as const },
  ]
  const codes = (...call: Parameters<typeof decideConfirm>) => decideConfirm(...call).map(({ code }) => code)
  expect(codes(facts, east, renewal, null)).toEqual([])
  expect(codes(facts, east, renewal, [1, 2, 3])).toEqual(['renewal.not-same', 'entry.unknown'])
  expect(codes({ ...facts, state: 'approved' }, east, renewal, null)).toEqual(['submission.state'])
  expect(codes(facts, { ...east, organisationCode: 'west' }, null, null)).toEqual([
    'submission.not-yours',
    'renewal.none',
  ])
})

test('whole domains are handed in by an approver, while the phase is open', () => {
  expect(decideHandInDomains({ roles: ['approver'] }, false)).toEqual([])
  expect(decideHandInDomains(east, true).map(({ code }) => code)).toEqual(['account.role', 'round.phase-closed'])
})

test('what keeps a domain back is said; what asks for a look is not picked beforehand', () => {
  expect([hindranceOf(line), isUntouched(line)]).toEqual(['', true])
  expect(hindranceOf({ ...line, unanswered: 2 })).toBe('标准指引有 2 行要处理')
  expect(hindranceOf({ ...line, incomplete: 1 })).toBe('1 项还不完整')
  expect(hindranceOf({ ...line, rows: 0 })).toBe('还没有公开事项')
  expect(hindranceOf({ ...line, rows: 0, noDutyReason: '没有耕地' })).toBe('')
  expect(hindranceOf({ ...line, state: 'submitted' })).toBe('已报送，待审核')
  for (const asks of [{ concerned: 1 }, { changed: 1 }, { added: 1 }, { state: 'returned' as const }])
    expect(isUntouched({ ...line, ...asks })).toBe(false)
})

test('concerns: a law by whatever way it is written, a model row by its day, 不予公开 from thirty days before its date', () => {
  const bases = ['《中华人民共和国环境噪声污染防治法》', '环境噪声污染防治法', '宪法'].map((title) => ({
    title,
    documentNumber: '',
    article: '',
  }))
  const noise = {
    title: '中华人民共和国环境噪声污染防治法',
    documentNumber: '',
    effectiveFrom: '1997-03-01',
    endedOn: '2022-06-05',
    repealed: true,
    replacedBy: '中华人民共和国噪声污染防治法',
    lastArticle: null,
  }
  const concernsOn = (day: string) => lawConcerns({ bases }, { book: lawBook([noise]), day }).map(({ text }) => text)
  expect(concernsOn('2022-06-05')).toEqual([
    '依据《环境噪声污染防治法》已于 2022-06-05 废止（由《中华人民共和国噪声污染防治法》取代）',
  ])
  expect(concernsOn('2022-06-04')).toEqual([])
  expect(concernsOn('1997-02-28')).toEqual(['依据《环境噪声污染防治法》尚未施行（自 1997-03-01 起施行）'])
  expect(modelConcerns(null, null)).toEqual([])
  expect(modelConcerns('2026-03-01', null)).toHaveLength(1)
  expect(modelConcerns('2026-03-01', '2026-04-01')).toEqual([
    { kind: 'model', text: '标准指引从 2026-04-01 起不再列这一项，请确认是否还适用' },
  ])
  const on = (date: string) => reassessConcerns(date, '2026-11-28').map(({ text }) => text)
  expect(on('')).toEqual([])
  expect(on('2026-12-29')).toEqual([])
  expect(on('2026-12-28')).toEqual(['不予公开，应在 2026-12-28 前重新评估'])
  expect(on('2026-11-27')).toEqual(['不予公开，应在 2026-11-27 前重新评估，已经过期'])
})
