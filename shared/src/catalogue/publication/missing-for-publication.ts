import type { FillingPhase } from '../../base/words/phases.js'
import type { SubmissionState } from '../../base/words/submission-states.js'
import type { ReportState } from '../../compiling/report/report.contract.js'

/** The standing of a domain on its way into an edition. */
export interface DomainStanding {
  reports: readonly { phase: FillingPhase; state: ReportState; signed: number }[]
  /** towns and agencies, in the phase they are in */ units: readonly { name: string; state: SubmissionState }[]
  /** entries of it that an edition would hold */ entryCount: number
  /** the public reads it already: then nothing left is an answer too */ published: boolean
}

/** So many units are named; the others are counted. */
const NAMED = 3

/** Why a domain cannot be published yet and who is awaited, in one sentence; '' when nothing is missing. */
export function missingForPublication({ reports, units, entryCount, published }: DomainStanding): string {
  for (const { phase, label } of [
    { phase: 'inventory', label: '事项清单' },
    { phase: 'catalogue', label: '目录' },
  ] as const) {
    const report = reports.find((candidate) => candidate.phase === phase)
    if (!report || report.state === 'accepted') continue
    if (report.state === 'reported') return `${label}已经上报，等待区信息公开办接收`
    const open = units.filter(({ state }) => state !== 'approved')
    if (open.length > 0) {
      const names = open.slice(0, NAMED).map(({ name }) => name)
      return `${label}：${names.join('、')}${open.length > NAMED ? `等 ${open.length} 个单位` : ''}尚未通过审核`
    }
    if (report.signed > 0) return `${label}：等待另一牵头单位会签`
    return report.state === 'returned' ? `${label}已退回牵头单位，等待重新上报` : `${label}：牵头单位尚未汇总上报`
  }
  return entryCount === 0 && !published ? '没有可公开的事项' : ''
}
