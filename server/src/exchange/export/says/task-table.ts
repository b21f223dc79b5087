import { fillersOf } from '@gongkai/shared/district/pilot-domain/who-fills'
import { type EntityManager, IsNull } from 'typeorm'
import { newestRound } from '../../../compiling/assignment/list-assignments.query.js'
import { OrganisationEntity } from '../../../district/organisation/organisation.entity.js'
import { DOMAIN_ORDER } from '../../../district/pilot-domain/domain-order.js'
import { PilotDomainEntity } from '../../../district/pilot-domain/pilot-domain.entity.js'
import type { Region } from '../../../platform/region.js'
import { keyOf, nothingToExport, type Plan, startOf } from '../plan.js'
import { NUMBER, only, type TableColumn, tablePart } from './table.js'

interface Task {
  domain: string
  leads: string
  units: string
}

const COLUMNS: readonly TableColumn<Task>[] = [
  { ...NUMBER, width: 8 },
  { head: '试点领域标准指引项目', width: 27, textOf: ({ domain }) => domain },
  { head: '牵头单位', width: 33, textOf: ({ leads }) => leads },
  { head: '落实单位', width: 32, textOf: ({ units }) => units },
]

/** 附件1: the 试点领域, each with its 牵头单位, in the notice's order, and the units that carry them out, as it stands now. */
export async function planTasks(tx: EntityManager, region: Region): Promise<Plan> {
  const [domains, organisations, round] = await Promise.all([
    tx.find(PilotDomainEntity, { where: { retiredAt: IsNull() }, order: DOMAIN_ORDER }),
    tx.find(OrganisationEntity, { order: { code: 'ASC' } }),
    newestRound(tx),
  ])
  if (domains.length === 0) throw nothingToExport()
  const names = new Map(organisations.map(({ code, name }) => [code, name]))
  const named = (codes: readonly string[]) => codes.map((code) => names.get(code) ?? code)
  const tasks = domains.map((domain): Task => {
    const units = unitsText(named(fillersOf(domain, organisations)))
    return { domain: domain.name, leads: named(domain.leadCodes).join('、'), units }
  })
  const title = `${region.districtName}全面落实试点领域标准指引编制政务公开事项标准目录工作分解表`
  return {
    title,
    dataKey: keyOf('tasks', title, tasks, round?.year),
    editions: [],
    total: tasks.length,
    document: () => ({
      kind: 'table',
      title,
      subtitle: [],
      foot: title,
      draft: false,
      madeAt: startOf(`${round?.year ?? 2020}-01-01`),
      parts: only(tablePart({ name: '工作分解表', title }, COLUMNS, tasks)),
    }),
  }
}

/** As 附件1 says it: several of a kind together, the others by name, e.g. 各镇人民政府、山腰街道办事处. */
function unitsText(names: readonly string[]): string {
  const kinds = ['镇人民政府', '乡人民政府', '街道办事处']
  const ofKind = (kind: string) => names.filter((name) => name.endsWith(kind))
  const together = kinds.filter((kind) => ofKind(kind).length > 1)
  const others = names.filter((name) => !together.some((kind) => name.endsWith(kind)))
  return [...together.map((kind) => `各${kind}`), ...others].join('、')
}
