import { labelOf } from '@gongkai/shared/base/template/entry-template'
import type { LocalDate } from '@gongkai/shared/base/time/local-date'
import type { FillingPhase } from '@gongkai/shared/base/words/phases'
import { SUBMISSION_STATES } from '@gongkai/shared/base/words/submission-states'
import { REPORT_STATES, type SituationRow } from '@gongkai/shared/compiling/report/report.contract'
import { firstSentWords, returnedWords } from '@gongkai/shared/compiling/report/situation-words'
import { phasesOfRound } from '@gongkai/shared/district/round/phases-of-round'
import type { EntityManager } from 'typeorm'
import { newestRound } from '../../../compiling/assignment/list-assignments.query.js'
import { ReportEntity } from '../../../compiling/report/report.entity.js'
import { situationOf } from '../../../compiling/report/report.presenter.js'
import { loadReport } from '../../../compiling/report/report-case.js'
import { readByDomain } from '../../../district/pilot-domain/domain-order.js'
import { dueOn } from '../../../district/round/round.entity.js'
import { notFound } from '../../../platform/http/refused.js'
import type { Region } from '../../../platform/region.js'
import { keyOf, nothingToExport, type Plan, startOf } from '../plan.js'
import type { Scope } from '../scope.js'
import { NUMBER, type TableColumn, tablePart } from './table.js'

const COLUMNS: readonly TableColumn<SituationRow>[] = [
  { ...NUMBER, width: 6 },
  { head: '单位', width: 22, textOf: ({ organisation }) => organisation.name },
  {
    head: '送审日期',
    width: 13,
    centred: true,
    textOf: firstSentWords,
  },
  {
    head: '是否逾期',
    width: 10,
    centred: true,
    textOf: ({ late, firstSubmittedAt }) => (late ? '逾期' : firstSubmittedAt ? '按期' : ''),
  },
  { head: '送审次数', width: 10, centred: true, textOf: ({ revisions }) => String(revisions) },
  { head: '事项数', width: 9, centred: true, textOf: ({ entryCount }) => String(entryCount) },
  { head: '审核情况', width: 11, centred: true, textOf: ({ state }) => labelOf(SUBMISSION_STATES, state) },
  { head: '说明', width: 19, textOf: (row) => [returnedWords(row), row.exception].filter(Boolean).join('；') },
]

/** The table's name in the notice (二): 梳理与送审情况 in the first phase, 政务公开目录编制与送审情况 in the second. */
const WHAT: Record<FillingPhase, string> = {
  inventory: '政务公开事项梳理与送审情况',
  catalogue: '政务公开目录编制与送审情况',
}

/** 梳理（编制）与送审情况 of the newest round, a table a domain, as the page of 汇总上报 shows it. */
export async function planSituation(
  tx: EntityManager,
  region: Region,
  { phase: asked, domain }: { phase?: FillingPhase; domain?: string },
  { all, domainCodes, organisationCode }: Scope,
  today: LocalDate,
): Promise<Plan> {
  const round = await newestRound(tx)
  if (!round) throw nothingToExport()
  const phase = asked ?? phasesOfRound(round.kind)[0] ?? 'catalogue'
  const reports = await tx.findBy(ReportEntity, {
    roundCode: round.code,
    phase,
    ...(domain ? { domainCode: domain } : {}),
  })
  const byPlace = await readByDomain(tx)
  const visible = reports
    .filter(({ domainCode }) => all || domainCodes.includes(domainCode))
    .sort((a, b) => byPlace(a.domainCode, b.domainCode))
  if (visible.length === 0) throw notFound('个领域的送审情况')
  const actor = { organisationKind: all ? ('office' as const) : ('agency' as const), organisationCode }
  const tables: { domain: string; lead: string; state: string; situation: SituationRow[] }[] = []
  for (const { id } of visible) {
    const read = await loadReport(tx, id, actor)
    const { name, leadCodes } = read.domain
    const lead = leadCodes.map((code) => read.leads.find((lead) => lead.code === code)?.name ?? code).join('、')
    const state = labelOf(REPORT_STATES, read.report.state)
    tables.push({ domain: name, lead, state, situation: situationOf(read, today) })
  }
  const domainName = domain ? `${tables[0]?.domain}领域` : ''
  const title = `${region.districtName}${domainName}${WHAT[phase]}`
  const parts = async function* () {
    for (const { domain, lead, state, situation } of tables) {
      const part = `${region.districtName}${domain}领域${WHAT[phase]}（牵头单位：${lead}；${state}）`
      yield tablePart({ name: domain, title: part }, COLUMNS, situation)
    }
  }
  return {
    title: `${title}（${round.name}）`,
    dataKey: keyOf('situation', title, round.name, tables),
    editions: [],
    total: tables.reduce((sum, { situation }) => sum + situation.length, 0),
    document: () => ({
      kind: 'table',
      title,
      subtitle: [round.name],
      foot: title,
      draft: false,
      madeAt: startOf(dueOn(round, phase, 'leads') || `${round.year}-01-01`),
      parts: parts(),
    }),
  }
}
