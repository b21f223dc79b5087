import { EMPTY_ENTRY, type EntryFields } from '@gongkai/shared/base/template/entry'
import type { MarkedFinding, PersonalAnswer } from '@gongkai/shared/district/privacy/privacy.contract'
import { marksOfRow, marksOfTyped, maskRemarks, openMarksOf, personalIssues, saidOf } from './row-marks'

const IDENTITY = '11010519491231002X'
const MOBILE = '13800138000'
const row = (part: Partial<EntryFields>): EntryFields => ({ ...EMPTY_ENTRY, ...part })
const answered: PersonalAnswer = {
  answer: 'not-personal',
  reason: '单位公开的值班、咨询电话',
  by: '前黄镇 张三',
  at: '2026-11-28T00:00:00Z',
}
const content = `户主张三，身份证号${IDENTITY}，电话${MOBILE}`
const found = (text: string, datum: string, part: Partial<MarkedFinding>): MarkedFinding => ({
  kind: 'mobile',
  certainty: 'likely',
  gravity: 'ask',
  masked: '138****8000',
  field: 'content',
  part: 'content',
  from: text.indexOf(datum),
  to: text.indexOf(datum) + datum.length,
  answered: null,
  ...part,
})

test('an older server that says nothing leaves the looking to the phone', () => {
  const kinds = marksOfRow({ fields: row({ content }) }).map(({ kind, part }) => [kind, part])
  expect(kinds).toContainEqual(['identity', 'content'])
  expect(kinds).toContainEqual(['mobile', 'content'])
})

test('every part of a row is looked at, with its place', () => {
  const marks = openMarksOf({
    fields: row({
      bases: [{ title: '', documentNumber: '', article: `身份证${IDENTITY}` }],
      subjects: ['甲', `身份证${IDENTITY}`],
    }),
  })
  expect(marks.map(({ part }) => part).sort()).toEqual(['bases/0/article', 'subjects/1'])
})

describe('the server’s word', () => {
  const findings = [found(content, MOBILE, { answered })]

  test('is taken for the text that it has', () => {
    const marks = marksOfRow({ fields: row({ content }), findings })
    expect(marks.map(({ kind, answered: of }) => [kind, of?.by])).toEqual([['mobile', '前黄镇 张三']])
    expect(openMarksOf({ fields: row({ content }), findings })).toEqual([])
  })

  test('holds for the same datum where the text goes on', () => {
    const said = saidOf(row({ content }), findings)
    const marks = marksOfTyped(row({ content: `${content}。咨询请拨138-0013-8000` }), said)
    expect(marks.filter(({ kind }) => kind === 'mobile').map(({ answered: of }) => of)).toEqual([answered, answered])
    expect(marks.some(({ kind }) => kind === 'identity')).toBe(false)
  })

  test('says nothing of what is typed anew', () => {
    const said = saidOf(row({ content }), findings)
    const [mark] = marksOfTyped(row({ content: `${content}，配偶电话13900139000` }), said).slice(-1)
    expect(mark).toMatchObject({ kind: 'mobile', answered: null })
  })
})

test('what was said a moment ago on these pages counts at once', () => {
  const here = { answers: new Map([[`mobile/${MOBILE}`, answered]]), official: new Set<string>() }
  const marks = marksOfTyped(row({ content: `咨询电话${MOBILE}` }), null, here)
  expect(marks.every(({ answered: of }) => of === answered)).toBe(true)
})

test('the faults name the place and the masked datum, never the datum', () => {
  const issues = personalIssues(marksOfRow({ fields: row({ content }) }))
  expect(issues.map(({ at }) => at)).toEqual(['fields/content', 'fields/content', 'fields/content'])
  expect(issues[0]?.text).toContain('公开内容')
  expect(JSON.stringify(issues)).not.toContain(IDENTITY)
  expect(JSON.stringify(issues)).not.toContain(MOBILE)
})

test('a return asks for all kinds of a field at once', () => {
  expect(maskRemarks(openMarksOf({ fields: row({ content }) }))).toEqual([
    { field: 'content', text: '请遮盖人员名单、身份证号、手机号码' },
  ])
})
