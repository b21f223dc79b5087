import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import { nullable, number, object, text } from '@gongkai/shared/base/shape'
import type { OrganisationKind } from '@gongkai/shared/base/words/organisation-kinds'
import { ORGANISATION_KINDS } from '@gongkai/shared/district/organisation/organisation.contract'
import {
  decideCreateOrganisation,
  decideDelete,
  decideEditOrganisation,
} from '@gongkai/shared/office/organisation/organisation-policy'
import { Inject, Injectable } from '@nestjs/common'
import { type EntityManager } from 'typeorm'
import { OrganisationEntity, OrganisationNameEntity } from '../../district/organisation/organisation.entity.js'
import { nextCode } from '../../office/organisation/create-organisation.js'
import { loadOrganisation } from '../../office/organisation/organisation-case.js'
import { Clock } from '../../platform/clock.js'
import { In } from '../../platform/database/in-list.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { compareValues } from './compare-values.js'
import {
  type Applied,
  type Effect,
  type ImportTarget,
  type Look,
  type Row,
  type StoredRow,
  withFormer,
} from './import-target.js'

/** A unit, standing or as an earlier row of the table makes it. */
type Unit = Pick<OrganisationEntity, 'code' | 'name' | 'kind' | 'active' | 'version' | 'mergedInto'> & {
  parent: string | null
}
interface Former {
  fields: { name: string } | null
  /** the entry of 曾用名 that the renaming made */ nameId: number | null
}
const formerShape = object<Former>({
  fields: nullable(object<{ name: string }>({ name: text })),
  nameId: nullable(number),
})
interface Looked {
  look: Look
  wanted: Pick<Unit, 'code' | 'name' | 'kind' | 'parent'>
}

/** A district has some hundreds; each is looked at on its own when it is taken back. */
const MOST_UNITS = 1000
const markOf = ({ version }: Pick<Unit, 'version'>) => `v${version}`
const asFault = ({ code, at, text }: Refusal) => refuse(`match.${code}`, at || 'name', text)

/** 单位: new ones, and new names for those whose code stands already. */
@Injectable()
export class OrganisationsTarget implements ImportTarget<null> {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /** A village's town may stand in another row: all are looked up together. */
  keyOf(): string {
    return 'units'
  }

  async look(tx: EntityManager, actor: SignedIn, rows: readonly Row[], lock: boolean) {
    // New units come one after the other: two at once would be given the same code.
    if (lock) await tx.findOneOrFail(OrganisationEntity, { where: { kind: 'office' }, ...rowLock(tx) })
    return { looks: lookUp(rows, await allUnits(tx), actor).map(({ look }) => look), work: null }
  }

  async compare(tx: EntityManager, _: SignedIn, rows: readonly (Row & { id: number; target: string | null })[]) {
    const held = await tx.findBy(OrganisationEntity, { code: In(rows.flatMap(({ target }) => target ?? [])) })
    const nameOf = new Map(held.map(({ code, name }) => [code, name]))
    return compareValues(rows, (row) => {
      const name = nameOf.get(row.target ?? '')
      return name === undefined ? null : { before: { name }, after: { name: textOf(row, 'name') } }
    })
  }

  async apply(tx: EntityManager, actor: SignedIn, rows: readonly { row: StoredRow; look: Look }[]) {
    // Once more without the rows that were not chosen: a village's town may be one of them.
    const units = await allUnits(tx)
    const before = new Map(units.map((unit) => [unit.code, { ...unit }]))
    const looked = lookUp(
      rows.map(({ row }) => row),
      units,
      actor,
    )
    ensure(
      looked.flatMap(({ look }, index) => {
        const row = rows[index]?.row
        return look.faults.map(({ code, at, text }) => refuse(code, `rows/${row?.id}/${at}`, `${row?.place}：${text}`))
      }),
    )
    const applied: Applied = { outcome: { added: 0, updated: 0 }, effects: [], events: [] }
    for (const [index, { look, wanted }] of looked.entries()) {
      const rowId = rows[index]?.row.id ?? 0
      const { code, name, kind, parent } = wanted
      if (look.match === 'new') {
        await tx.insert(OrganisationEntity, {
          code,
          name,
          kind,
          parentCode: parent,
          fills: kind === 'town',
          version: 1,
        })
        applied.outcome.added++
        applied.effects.push({
          rowId,
          target: code,
          mark: markOf({ version: 1 }),
          former: { fields: null, nameId: null } satisfies Former,
        })
      }
      const held = before.get(code)
      if (look.match === 'update' && held) {
        const { identifiers } = await tx.insert(OrganisationNameEntity, {
          organisationCode: code,
          name: held.name,
          usedUntil: this.clock.today(),
        })
        await tx.update(OrganisationEntity, { code }, { name, version: held.version + 1 })
        applied.outcome.updated++
        applied.effects.push({
          rowId,
          target: code,
          mark: markOf({ version: held.version + 1 }),
          former: { fields: { name: held.name }, nameId: Number(identifiers[0]?.id) } satisfies Former,
        })
      }
    }
    applied.events.push({
      place: { unitCode: actor.organisationCode },
      detail: {
        organisationCode: actor.organisationCode,
        ...applied.outcome,
        units: applied.effects.map(({ target }) => target),
      },
    })
    return applied
  }

  async undo(tx: EntityManager, actor: SignedIn, recorded: readonly Effect[]) {
    const effects = withFormer(recorded, formerShape)
    await tx.findOneOrFail(OrganisationEntity, { where: { kind: 'office' }, ...rowLock(tx) })
    const refusals: Refusal[] = []
    const added = effects.filter(({ former }) => former.fields === null)
    const renamed = effects.filter(({ former }) => former.fields !== null)
    const codes = new Set(added.map(({ target }) => target))
    // A village before its town, which may go only when it has none.
    const kinds = await tx.findBy(OrganisationEntity, { code: In([...codes]) })
    const villages = new Set(kinds.filter(({ kind }) => kind === 'village').map(({ code }) => code))
    const order = [...added].sort((one, other) => Number(villages.has(other.target)) - Number(villages.has(one.target)))
    for (const { target, mark, place } of order) {
      const fault = (code: string, text: string) =>
        refusals.push(refuse(code, `organisations/${target}`, `${place}：${text}`))
      if (!kinds.some(({ code }) => code === target)) {
        fault('undo.deleted', `单位 ${target} 已经删除`)
        continue
      }
      const { organisation, facts } = await loadOrganisation(tx, target, true)
      if (markOf(organisation) !== mark) fault('undo.changed', `${organisation.name}导入后又修改过`)
      const refused = decideDelete(facts, actor)
      for (const { code, text } of refused) fault(code, text)
      if (refused.length === 0) await tx.delete(OrganisationEntity, { code: target })
    }
    for (const { target, mark, former, place } of renamed) {
      const held = await tx.findOne(OrganisationEntity, { where: { code: target }, ...rowLock(tx) })
      const { fields, nameId } = former
      const fault = (code: string, text: string) =>
        refusals.push(refuse(code, `organisations/${target}`, `${place}：${text}`))
      if (!held) fault('undo.deleted', `单位 ${target} 已经删除`)
      else if (markOf(held) !== mark) fault('undo.changed', `${held.name}导入后又修改过`)
      else if (fields) {
        await tx.update(OrganisationEntity, { code: target }, { name: fields.name, version: held.version + 1 })
        await tx.delete(OrganisationNameEntity, { id: nameId ?? 0 })
      }
    }
    const detail = {
      organisationCode: actor.organisationCode,
      added: added.length,
      updated: renamed.length,
      units: effects.map(({ target }) => target),
    }
    return { refusals, events: [{ place: { unitCode: actor.organisationCode }, detail }] }
  }
}

async function allUnits(tx: EntityManager): Promise<Unit[]> {
  const organisations = await tx.find(OrganisationEntity)
  return organisations.map((organisation) => ({ ...organisation, parent: organisation.parentCode }))
}

/** Each row as if those before it were stored; `units` takes what they make. */
function lookUp(rows: readonly Row[], units: Unit[], actor: SignedIn): Looked[] {
  const placeOf = new Map<string, string>()
  const stored = new Map(units.map((unit) => [unit.code, { ...unit }]))
  return rows.map((row, index) => {
    const { wanted, doubts } = understand(row, units)
    const held = stored.get(wanted.code)
    const earlier = placeOf.get(wanted.code)
    const faults: Refusal[] = []
    if (index >= MOST_UNITS) faults.push(refuse('match.too-many', 'name', `一次最多导入 ${MOST_UNITS} 个单位`))
    else if (earlier) faults.push(refuse('match.again', 'name', `与${earlier}是同一个单位，请改正或只保留一行`))
    else if (!held) faults.push(...decideCreateOrganisation(wanted, units, actor).map(asFault))
    else if (held.name !== wanted.name) {
      const others = units.filter(({ code }) => code !== held.code)
      const facts = { ...held, leads: [], activeVillages: 0, history: [] }
      faults.push(...decideEditOrganisation(facts, wanted.name, others, actor).map(asFault))
    }
    if (wanted.code) placeOf.set(wanted.code, earlier ?? row.place)
    if (faults.length === 0) {
      if (!held) units.push({ ...wanted, active: true, version: 1, mergedInto: null })
      else for (const unit of units) if (unit.code === held.code) unit.name = wanted.name
    }
    const look: Look = {
      match: !held ? 'new' : held.name === wanted.name ? 'identical' : 'update',
      target: held?.code ?? null,
      targetMark: held ? markOf(held) : null,
      incomplete: false,
      faults,
      doubts,
      repeats: false,
    }
    return { look, wanted }
  })
}

const textOf = ({ values }: Row, column: string) => (values?.[column] ?? '').trim()

/** The kind by its word, else by the name, which is said; the unit above by code or name; a code is made where none is given. */
function understand(row: Row, units: readonly Unit[]): { wanted: Looked['wanted']; doubts: Refusal[] } {
  const name = textOf(row, 'name')
  const above = textOf(row, 'parent')
  const said = kindOf(textOf(row, 'kind'))
  const kind = said ?? (above ? 'village' : (kindOf(name) ?? 'agency'))
  const town = units.find(({ code, name: named }) => above !== '' && (code === above || named === above))
  const parent = kind === 'village' ? (town?.code ?? (above || null)) : (town?.code ?? null)
  const same = units.find(
    (unit) => unit.name === name && unit.kind === kind && (kind !== 'village' || unit.parent === parent),
  )
  const code = textOf(row, 'code') || (same?.code ?? nextCode(kind === 'village' && town ? town.code : kind, units))
  const label = ORGANISATION_KINDS.find((item) => item.code === kind)?.label
  const doubts = said ? [] : [refuse('match.kind', 'kind', `没有写明单位类别，按名称理解为${label}，请核对`)]
  return { wanted: { code, name, kind, parent }, doubts }
}

function kindOf(text: string): OrganisationKind | null {
  const known = ORGANISATION_KINDS.find(({ code, label }) => text === code || text === label)
  if (known) return known.code
  if (/村|社区|居委会/.test(text)) return 'village'
  if (/镇|乡|街道|园区/.test(text)) return 'town'
  return /部门|局|委|办|中心/.test(text) ? 'agency' : null
}
