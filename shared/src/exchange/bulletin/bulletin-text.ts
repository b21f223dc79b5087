import type { LocalDate } from '../../base/time/local-date.js'
import type { Bulletin, BulletinCounts, BulletinRow } from './bulletin.contract.js'

/** An official letter in parts, before it is written in a format (GB/T 9704). */
export interface OfficialLetter {
  title: string
  /** 主送机关 */ to: string
  parts: LetterPart[]
  /** 发文机关署名 */ signedBy: string
  /** 成文日期, e.g. 2026年10月8日 */ date: string
  /** 附注, in brackets under the date */ note: string
}
export type LetterPart =
  | { kind: 'heading' | 'text'; text: string }
  | { kind: 'table'; head: string[]; rows: string[][] }

/** 2026-10-08 → 2026年10月8日 */
export const dateInWords = (date: LocalDate): string =>
  `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`

const sumOf = ({ onTime, late, open }: BulletinCounts) => onTime + late + open
/** A share with one place behind the point, as 通报 write it; without anything due there is none. */
export const shareOf = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${Math.round((part / whole) * 1000) / 10}%`

const HEAD = ['应公开', '按时公开', '逾期公开', '尚未公开', '按时率', '确认无新增']
const cellsOf = (row: BulletinCounts) => [
  String(sumOf(row)),
  String(row.onTime),
  String(row.late),
  String(row.open),
  shareOf(row.onTime, sumOf(row)),
  String(row.nothing),
]
const tableOf = (what: string, rows: readonly BulletinRow[]): LetterPart => ({
  kind: 'table',
  head: [what, ...HEAD],
  rows: rows.map((row) => [row.name, ...cellsOf(row)]),
})

/** 季度通报, written from the figures alone. */
export function bulletinLetter(bulletin: Bulletin): OfficialLetter {
  const { name, asOf, computedOn, district, organiser, total, units, domains } = bulletin
  const text = (words: string): LetterPart => ({ kind: 'text', text: words })
  const heading = (words: string): LetterPart => ({ kind: 'heading', text: words })
  const due = sumOf(total)
  return {
    title: `关于${district}${name}政务公开事项\n公开落实情况的通报`,
    to: '各有关单位：',
    parts: [
      text(`现将${name}全区政务公开事项目录的公开落实情况通报如下。`),
      heading('一、总体情况'),
      text(
        due === 0
          ? `本季度没有到期应公开的信息，确认本期无新增 ${total.nothing} 项次。`
          : `本季度到期应公开的信息 ${due} 条：按时公开 ${total.onTime} 条，占 ${shareOf(total.onTime, due)}；逾期公开 ${total.late} 条；截至${dateInWords(asOf)}尚未公开 ${total.open} 条。确认本期无新增 ${total.nothing} 项次。`,
      ),
      heading('二、各单位情况'),
      ...(units.length > 0 ? [tableOf('单位', units)] : [text('本季度没有可以统计的单位。')]),
      heading('三、各领域情况'),
      ...(domains.length > 0 ? [tableOf('领域', domains)] : [text('本季度没有可以统计的领域。')]),
      heading('四、抽查和整改情况'),
      text(spotCheckWords(bulletin)),
      heading('五、督办情况'),
      text(supervisionWords(bulletin)),
      heading('六、工作要求'),
      text(
        total.open > 0
          ? '尚未公开的单位要立即公开并登记；确实不应公开的，要说明理由。各单位要对照政务公开事项目录，按规定的时限和渠道公开。'
          : '各单位要继续对照政务公开事项目录，按规定的时限和渠道公开。',
      ),
    ],
    signedBy: organiser,
    date: dateInWords(computedOn),
    note: `（按${dateInWords(asOf)}的情况统计，${dateInWords(computedOn)}生成）`,
  }
}

function spotCheckWords({ spotChecks: { checks, drawn, looked, wrong, closed } }: Bulletin): string {
  if (checks === 0) return '本季度没有抽查。'
  const found = wrong > 0 ? `发现问题 ${wrong} 项，已整改 ${closed} 项，尚未整改 ${wrong - closed} 项` : '没有发现问题'
  return `本季度随机抽查 ${checks} 次，抽取公开事项 ${drawn} 项，已核查 ${looked} 项，${found}。`
}

function supervisionWords({ supervisions: { issued, things, closed, withdrawn } }: Bulletin): string {
  if (issued === 0) return '本季度没有发出督办。'
  const left = issued - closed - withdrawn
  return `本季度发出督办 ${issued} 件，涉及逾期内容 ${things} 项，已办结 ${closed} 件，${withdrawn > 0 ? `撤回 ${withdrawn} 件，` : ''}尚未办结 ${left} 件。`
}
