import { labelOf } from '@gongkai/shared/base/template/entry-template'
import type { LocalDate } from '@gongkai/shared/base/time/local-date'
import { COVERAGE_HINT, COVERAGE_KINDS, type CoverageLine } from '@gongkai/shared/catalogue/coverage/coverage.contract'
import type { EntityManager } from 'typeorm'
import type { CoverageQuery } from '../../../catalogue/coverage/coverage.query.js'
import { OrganisationEntity } from '../../../district/organisation/organisation.entity.js'
import type { Region } from '../../../platform/region.js'
import { keyOf, nothingToExport, type Plan, startOf } from '../plan.js'
import type { Scope } from '../scope.js'
import { NUMBER, only, type TableColumn, tablePart } from './table.js'

const COLUMNS: readonly TableColumn<CoverageLine>[] = [
  { ...NUMBER, width: 6 },
  { head: '单位', width: 16, textOf: ({ unit }) => unit?.name ?? '全区' },
  { head: '类别', width: 15, textOf: ({ kind }) => labelOf(COVERAGE_KINDS, kind) },
  { head: '试点领域', width: 10, textOf: ({ domain }) => domain?.name ?? '' },
  { head: '事项', width: 20, textOf: ({ title }) => title },
  { head: '清单编码', width: 10, textOf: ({ matter }) => matter?.code ?? '' },
  { head: '缺口', width: 23, textOf: ({ text }) => text },
]

/** 覆盖情况 as its page shows it: what is open, of all that the asker may see. */
export async function planCoverage(
  tx: EntityManager,
  coverage: CoverageQuery,
  region: Region,
  { organisation }: { organisation?: string },
  { all, domainCodes: ledDomains, organisationCode }: Scope,
  today: LocalDate,
): Promise<Plan> {
  const own = await tx.findOneByOrFail(OrganisationEntity, { code: organisationCode })
  const organisationKind = all ? ('office' as const) : own.kind
  const lines = await coverage.all({ organisationCode, organisationKind, roles: [], ledDomains }, organisation)
  if (lines.length === 0) throw nothingToExport()
  const whose = organisation ? (lines[0]?.unit?.name ?? '全区') : all ? '' : own.name
  const title = `${region.districtName}${whose}政务公开事项覆盖情况`
  return {
    title: `${title}（${today}）`,
    dataKey: keyOf('coverage', title, today, lines),
    editions: [],
    total: lines.length,
    document: () => ({
      kind: 'table',
      title,
      subtitle: [`截至 ${today}`, COVERAGE_HINT],
      foot: title,
      draft: false,
      madeAt: startOf(today),
      parts: only(tablePart({ name: '覆盖情况', title }, COLUMNS, lines)),
    }),
  }
}
