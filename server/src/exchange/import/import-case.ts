import type { Decision } from '@gongkai/shared/base/refusal'
import type { ImportCounts, ImportView } from '@gongkai/shared/exchange/import/import.contract'
import { type ImportActor, type ImportFacts, WRONG_UNIT } from '@gongkai/shared/exchange/import/import-policy'
import { type EntityManager } from 'typeorm'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { In } from '../../platform/database/in-list.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, notFound, Refused } from '../../platform/http/refused.js'
import type { Acts } from '../../platform/seen/acts-upon.js'
import { ensureUnchanged } from '../../platform/seen/ensure-seen.js'
import { ImportEntity, ImportRowEntity } from './import.entity.js'
import { personalColumns } from './personal-columns.query.js'

export type Tally = Pick<ImportView, 'counts' | 'domains' | 'personal'>

/**
 * Reads an import of the actor's unit; with `lock` its row stays locked until the transaction ends.
 * @throws Refused 404 when there is none, or it is another unit's
 */
export async function loadImport(tx: EntityManager, id: number, actor: SignedIn, lock = false): Promise<ImportEntity> {
  const { organisationCode } = actor
  const found = await tx.findOne(ImportEntity, { where: { id, organisationCode }, ...(lock ? rowLock(tx) : {}) })
  if (!found) throw notFound('次导入')
  return found
}

/** @throws Refused 409 when somebody else has acted upon it since the asker read; an import that is not applied yet is in no 留痕 */
export function sameVersion(
  tx: EntityManager,
  { id, version }: Pick<ImportEntity, 'id' | 'version'>,
  read: number,
): Promise<void> {
  const acts: Acts = { kinds: ['import.*'], about: ({ detail }) => detail.importId === id }
  return ensureUnchanged(tx, 'import.conflict', { read, stands: version }, acts)
}

/** 403 where no role could help, 422 for everything else. */
export function ensureAllowed(decision: Decision): void {
  if (decision.some(({ code }) => code === WRONG_UNIT)) throw new Refused(403, decision)
  ensure(decision)
}

export async function actorOf(tx: EntityManager, actor: SignedIn): Promise<ImportActor> {
  const { personId, organisationKind, roles, organisationCode } = actor
  const domains = await tx.find(PilotDomainEntity, { select: { code: true, leadCodes: true } })
  const leads = domains.some(({ leadCodes }) => leadCodes.includes(organisationCode))
  return { personId, organisationKind, roles, leads }
}

export function factsOf({ kind, state, cleared }: ImportEntity, { counts }: Tally): ImportFacts {
  return { kind, state, chosen: counts.chosen, cleared: cleared !== null }
}

const NONE: ImportCounts = {
  lines: 0,
  rows: 0,
  left: 0,
  new: 0,
  update: 0,
  identical: 0,
  doubtful: 0,
  incomplete: 0,
  faulty: 0,
  chosen: 0,
  personal: 0,
}
/** Of rows of data, unless they are `left`; counted in the database. */
const COUNTED = {
  new: `each.match = 'new'`,
  update: `each.match = 'update'`,
  identical: `each.match = 'identical'`,
  doubtful: 'each.doubtful = 1',
  incomplete: 'each.incomplete = 1',
  faulty: 'each.faulty = 1',
  chosen: 'each.chosen = 1',
  personal: `each.personal <> ''`,
} as const

/** The outcome of each import's rows; of imports cleared away, the outcome they had. */
export async function tallies(tx: EntityManager, imports: readonly ImportEntity[]): Promise<Map<number, Tally>> {
  const query = tx
    .createQueryBuilder(ImportRowEntity, 'each')
    .select('each.importId', 'importId')
    .addSelect('each.line', 'line')
    .addSelect('each.domainCode', 'domainCode')
    .addSelect('COUNT(*)', 'lines')
    .where({ importId: In(imports.flatMap(({ id, cleared }) => (cleared ? [] : id))) })
    .groupBy('each.importId')
    .addGroupBy('each.line')
    .addGroupBy('each.domainCode')
    .orderBy('each.domainCode')
  for (const [name, condition] of Object.entries(COUNTED))
    query.addSelect(`SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`, `of_${name}`)
  const [groups, domains, personal] = await Promise.all([
    query.getRawMany<Record<string, string | number>>(),
    tx.find(PilotDomainEntity, { select: { code: true, name: true } }),
    personalColumns(tx, imports),
  ])
  const nameOf = new Map(domains.map(({ code, name }) => [code, name]))
  const found = new Map(
    imports.map(({ id, cleared }): [number, Tally] => [
      id,
      { ...(cleared ?? { counts: { ...NONE }, domains: [] }), personal: personal.get(id) ?? [] },
    ]),
  )
  for (const group of groups) {
    const tally = found.get(Number(group.importId))
    if (!tally) continue
    const { counts } = tally
    const lines = Number(group.lines)
    counts.lines += lines
    if (group.line !== 'row') {
      counts.left += lines
      continue
    }
    counts.rows += lines
    for (const name of Object.keys(COUNTED) as (keyof typeof COUNTED)[]) counts[name] += Number(group[`of_${name}`])
    const code = String(group.domainCode)
    if (code) tally.domains.push({ code, name: nameOf.get(code) ?? code, rowCount: lines })
  }
  return found
}

export async function tallyOf(tx: EntityManager, one: ImportEntity): Promise<Tally> {
  return (await tallies(tx, [one])).get(one.id) as Tally
}
