import type { Bulletin } from './bulletin.contract'
import { bulletinLetter, dateInWords, shareOf } from './bulletin-text'

const bulletin: Bulletin = {
  quarter: '2026Q3',
  name: '2026年第三季度',
  asOf: '2026-09-30',
  computedOn: '2026-10-08',
  district: '清溪区',
  organiser: '清溪区政务公开办公室',
  total: { onTime: 2, late: 1, open: 0, nothing: 4 },
  units: [{ code: 'east', name: '东镇人民政府', onTime: 2, late: 1, open: 0, nothing: 4 }],
  domains: [],
  spotChecks: { checks: 1, drawn: 5, looked: 5, wrong: 2, closed: 1 },
  supervisions: { issued: 3, things: 7, closed: 1, withdrawn: 1 },
}
const words = (part: Partial<Bulletin>) =>
  bulletinLetter({ ...bulletin, ...part })
    .parts.map((one) => (one.kind === 'table' ? one.rows.map((row) => row.join('|')).join('\n') : one.text))
    .join('\n')

test('the letter says each figure, and on which day it stood', () => {
  const text = words({})
  expect(text).toContain(
    '到期应公开的信息 3 条：按时公开 2 条，占 66.7%；逾期公开 1 条；截至2026年9月30日尚未公开 0 条',
  )
  expect(text).toContain('东镇人民政府|3|2|1|0|66.7%|4')
  expect(text).toContain('发现问题 2 项，已整改 1 项，尚未整改 1 项')
  expect(text).toContain('发出督办 3 件，涉及逾期内容 7 项，已办结 1 件，撤回 1 件，尚未办结 1 件')
  expect(bulletinLetter(bulletin)).toMatchObject({
    title: '关于清溪区2026年第三季度政务公开事项\n公开落实情况的通报',
    date: '2026年10月8日',
    note: '（按2026年9月30日的情况统计，2026年10月8日生成）',
  })
})

test('a quarter of nothing divides by nothing', () => {
  const none = { onTime: 0, late: 0, open: 0, nothing: 0 }
  const text = words({
    total: none,
    units: [],
    spotChecks: { checks: 0, drawn: 0, looked: 0, wrong: 0, closed: 0 },
    supervisions: { issued: 0, things: 0, closed: 0, withdrawn: 0 },
  })
  expect(text).toContain('没有到期应公开的信息')
  expect(text).toContain('没有抽查')
  expect(text).toContain('没有发出督办')
  expect(text).not.toMatch(/NaN|undefined/)
  expect([shareOf(1, 3), shareOf(0, 0), dateInWords('2026-01-05')]).toEqual(['33.3%', '—', '2026年1月5日'])
})
