import { asOfDay } from '@gongkai/server/app/demo/demo-bases'
import { quangang } from '@gongkai/server/app/regions/quangang/index'
import { laws } from '@gongkai/server/district/law/laws'
import { storedLaw } from '@gongkai/server/district/law/library/library-law'
import { forceDoubt, lawBook } from '@gongkai/shared/district/law/law-times'

const book = lawBook(laws.map((law) => ({ ...law, repealed: law.ended, replacedBy: storedLaw(law).replacedBy })))
const rowsOn = (day: string) =>
  Object.values(quangang.guidelines).flatMap((rows) => rows.map((row) => asOfDay(row, day)))
const doubtsOf = (bases: ReturnType<typeof asOfDay>['bases'], day: string) =>
  bases.flatMap((basis) => {
    const doubt = forceDoubt(basis, { book, day })
    return doubt ? [`${basis.title}${basis.documentNumber} ${doubt.text}`] : []
  })
/** The day of the demo's first edition, and that on which its renewal is open. */
const [FIRST, NOW] = ['2020-11-16', '2026-11-28']

test('no row of the demo’s edition of 2020 cites what was not in force then', () => {
  const doubts = rowsOn(FIRST).flatMap(({ bases }) => doubtsOf(bases, FIRST))
  // the one that was superseded long before, and stands in the model row until that is corrected
  const known = (text: string) => text.startsWith('农村五保供养工作条例')
  expect([...new Set(doubts.filter((text) => !known(text)))]).toEqual([])
})

test('an article that a later revision brought is not cited either', () => {
  const penalties = rowsOn(FIRST).flatMap(({ bases }) => bases.filter(({ title }) => title.endsWith('行政处罚法')))
  expect(penalties.length).toBeGreaterThan(0)
  expect(penalties.filter(({ article }) => article === '第四十八条')).toEqual([])
  const today = rowsOn(NOW).flatMap(({ bases }) => bases.filter(({ article }) => article === '第四十八条'))
  expect(today.length).toBeGreaterThan(0)
})

test('what the edition of 2020 cites shows its concern in the renewal of 2026', () => {
  const texts = new Set(rowsOn(FIRST).flatMap(({ bases }) => doubtsOf(bases, NOW)))
  for (const part of [
    '土地管理法实施条例国务院令第256号 已于 2021-09-01 废止（由重新公布的同名规定取代）',
    '法律援助条例国务院令第385号 已有《中华人民共和国法律援助法》（自 2022-01-01 起施行）',
    '环境保护法 已于 2026-08-15 废止（由《中华人民共和国生态环境法典》取代）',
    '危险化学品安全管理条例国务院令第591号 已有《中华人民共和国危险化学品安全法》（自 2026-05-01 起施行）',
  ])
    expect([...texts].filter((text) => text.includes(part))).toHaveLength(1)
})
