import { quangang } from '@gongkai/server/app/regions/quangang/index'
import { laws } from '@gongkai/server/district/law/laws'
import { keyOf, storedLaw } from '@gongkai/server/district/law/library/library-law'
import { isLocalDate } from '@gongkai/shared/base/time/local-date'
import { documentNumberFaults } from '@gongkai/shared/compiling/entry/document-number'
import { forceDoubt, lawBook } from '@gongkai/shared/district/law/law-times'

const timed = laws.map((law) => ({ ...law, repealed: law.ended, replacedBy: storedLaw(law).replacedBy }))
const on = (day: string) => ({ book: lawBook(timed), day })
const doubtOf = (title: string, day: string, documentNumber = '') =>
  forceDoubt({ title, documentNumber }, on(day))?.code
const named = (title: string) => laws.filter((law) => law.title === title)

test('has at least 400 laws, each once, with kind, issuer and source, numbers as they are written', () => {
  expect(laws.length).toBeGreaterThanOrEqual(400)
  expect(new Set(laws.map(keyOf)).size).toBe(laws.length)
  expect(laws.flatMap(({ documentNumber }) => documentNumberFaults(documentNumber))).toEqual([])
  const lacking = laws.filter(({ kind, issuer, source }) => !kind || !issuer || !source)
  expect(lacking.map(({ title }) => title)).toEqual([])
})

test('fits its columns', () => {
  const most = { title: 200, documentNumber: 100, issuer: 100, endedBy: 200, source: 300, note: 500 } as const
  for (const law of laws)
    for (const [field, length] of Object.entries(most) as [keyof typeof most, number][])
      expect([law.title, field, law[field].length <= length]).toEqual([law.title, field, true])
  for (const law of laws) expect(storedLaw(law).searchKey.length).toBeLessThanOrEqual(310)
})

test('dates are dates, an end lies behind the beginning and before 2026-11-28', () => {
  const faults = laws.flatMap(({ title, effectiveFrom, endedOn, ended }) => {
    const dates = [effectiveFrom, endedOn].flatMap((date) => date ?? [])
    const wrong = dates.some((date) => !isLocalDate(date) || date > '2026-11-28')
    const turned = effectiveFrom && endedOn && endedOn <= effectiveFrom
    return wrong || turned || (endedOn && !ended) ? [title] : []
  })
  expect(faults).toEqual([])
})

test('what took a law’s place stands in the list, and is in force from the end on', () => {
  const replaced = laws.filter(({ replacedBy }) => replacedBy.length > 0)
  expect(replaced.length).toBeGreaterThan(40)
  const faults = replaced.flatMap(({ title, endedOn, replacedBy }) =>
    replacedBy.flatMap((successor) => {
      const [law] = named(successor.title).filter(
        ({ documentNumber }) => !successor.documentNumber || documentNumber === successor.documentNumber,
      )
      const late = endedOn && law?.effectiveFrom && law.effectiveFrom > endedOn
      return law && !late ? [] : [`${title} → ${successor.title}`]
    }),
  )
  expect(faults).toEqual([])
})

test.each([
  ['中华人民共和国生态环境法典', '2026-08-14', 'draft.upcoming'],
  ['中华人民共和国生态环境法典', '2026-08-15', undefined],
  ...['环境保护法', '环境影响评价法', '海洋环境保护法', '大气污染防治法', '水污染防治法', '土壤污染防治法'].flatMap(
    (name) =>
      [
        [`中华人民共和国${name}`, '2026-08-14', undefined],
        [`中华人民共和国${name}`, '2026-08-15', 'draft.repealed'],
      ] as [string, string, string | undefined][],
  ),
  ...['固体废物污染环境防治法', '噪声污染防治法', '放射性污染防治法', '清洁生产促进法'].map(
    (name) => [`中华人民共和国${name}`, '2026-08-15', 'draft.repealed'] as [string, string, string],
  ),
  ['危险化学品安全管理条例', '2026-05-01', 'draft.superseded'],
  ['中华人民共和国危险化学品安全法', '2026-04-30', 'draft.upcoming'],
  ['中华人民共和国法治宣传教育法', '2025-10-31', 'draft.upcoming'],
  ['中华人民共和国法治宣传教育法', '2025-11-01', undefined],
  ['中华人民共和国突发公共卫生事件应对法', '2025-10-31', 'draft.upcoming'],
  ['住房租赁条例', '2025-09-14', 'draft.upcoming'],
  ['中华人民共和国民法典', '2020-12-31', 'draft.upcoming'],
  ['中华人民共和国物权法', '2021-01-01', 'draft.repealed'],
  ['中华人民共和国行政处罚法', '2020-11-16', undefined],
  ['中华人民共和国土地管理法', '2020-11-16', undefined],
  ['中华人民共和国治安管理处罚法', '2020-11-16', undefined],
  ['中华人民共和国传染病防治法', '2020-11-16', undefined],
  ['中华人民共和国食品安全法', '2026-11-28', undefined],
  ['农村五保供养工作条例', '2026-11-28', 'draft.superseded'],
  ['最低生活保障审核审批办法（试行）', '2021-07-01', 'draft.repealed'],
])('%s on %s: %s', (title, day, code) => {
  expect(named(title).length).toBeGreaterThan(0)
  expect(doubtOf(title, day)).toBe(code)
})

test.each([
  '民办函〔2019〕52号',
  '人社厅函〔2019〕113号',
  '环办厅函〔2019〕672号',
  '国办发〔2019〕54号',
  '应急厅函〔2019〕390号',
])('%s is in the list with its day', (number) => {
  expect(laws.filter(({ documentNumber }) => documentNumber === number)).toEqual([
    expect.objectContaining({ effectiveFrom: expect.stringMatching(/^2019-/), kind: 'document' }),
  ])
})

describe('the model rows of 泉港', () => {
  const rows = Object.values(quangang.guidelines).flat()
  const cited = rows.flatMap(({ bases }) => bases)

  test('cite what the list knows, under the same number', () => {
    expect(cited.length).toBeGreaterThan(100)
    const unknown = cited.filter(
      ({ title, documentNumber }) =>
        !named(title).some((law) => !documentNumber || law.documentNumber === documentNumber),
    )
    expect(unknown).toEqual([])
  })

  test('raise doubts on 2026-11-28 only where the law has changed and the rows await their correction', () => {
    const doubted = cited.filter((basis) => forceDoubt(basis, on('2026-11-28')))
    expect([...new Set(doubted.map(({ title }) => title))].sort()).toEqual(
      [
        '中华人民共和国环境保护法',
        '中华人民共和国环境影响评价法',
        '危险化学品安全管理条例',
        '农村五保供养工作条例',
      ].sort(),
    )
    const of = (code: string) => (quangang.guidelines[code] ?? []).flatMap(({ bases }) => bases)
    for (const code of ['06', '11']) expect(of(code).some((basis) => forceDoubt(basis, on('2026-11-28')))).toBe(true)
  })
})
