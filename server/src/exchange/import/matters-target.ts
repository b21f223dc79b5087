import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import { nullable, object, required, text } from '@gongkai/shared/base/shape'
import type { MatterKind } from '@gongkai/shared/district/matter/matter.contract'
import { codeKey, type MatterRow, readMatterRows } from '@gongkai/shared/district/matter/read-matter-rows'
import { type EntityManager } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { EntryEntity } from '../../compiling/entry/entry.entity.js'
import { DISTRICT_LIST, MatterEntity } from '../../district/matter/matter.entity.js'
import { listOf, lockMatters, mattersByCode, storeMatters } from '../../district/matter/store-matters.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { chunks } from '../../platform/database/chunks.js'
import { In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { compareValues } from './compare-values.js'
import {
  type Effect,
  grouped,
  hashOf,
  type ImportTarget,
  type Look,
  type Row,
  type StoredRow,
  withFormer,
} from './import-target.js'

interface Former {
  fields: MatterRow | null
}
const formerShape = object<Former>({ fields: nullable(object<MatterRow>({ code: required(text), name: text })) })

/** A matter's name is all that an import can change. */
const markOf = ({ name }: Pick<MatterRow, 'name'>) => hashOf(name)

/** 权责清单 or 公共服务事项清单: into the same lists as a pasted one (import-matters), by code. */
export class MattersTarget implements ImportTarget<null> {
  constructor(private readonly kind: MatterKind) {}

  keyOf(row: Row): string {
    return codeKey(tidied(row).code).slice(0, 64)
  }

  async look(tx: EntityManager, actor: SignedIn, rows: readonly Row[], lock: boolean) {
    if (lock) await lockMatters(tx, actor)
    const stored = await mattersByCode(tx, listOf(actor), this.kind)
    const looks = new Map<Row, Look>()
    for (const group of grouped(rows, (row) => this.keyOf(row)).values()) {
      for (const [index, row] of group.entries()) {
        const { rows: read, refusals } = readMatterRows([row.values])
        const { code, name } = read[0] ?? { code: '', name: '' }
        const faults: Refusal[] = refusals.map((refusal) =>
          refuse(`match.${refusal.code}`, refusal.at.split('/').at(-1) ?? '', refusal.text.replace(/^第1行：/, '')),
        )
        const [first] = group
        if (index > 0 && code)
          faults.push(refuse('match.again', 'code', `事项编码“${code}”与${first?.place}重复，请改正或只保留一行`))
        const held = stored.get(codeKey(code))
        looks.set(row, {
          match: held ? (held.name === name ? 'identical' : 'update') : 'new',
          target: held?.code ?? null,
          targetMark: held ? markOf(held) : null,
          incomplete: false,
          faults,
          doubts: [],
          repeats: false,
        })
      }
    }
    return { looks: rows.map((row) => looks.get(row) as Look), work: null }
  }

  async compare(tx: EntityManager, actor: SignedIn, rows: readonly (Row & { id: number; target: string | null })[]) {
    const codes = rows.flatMap(({ target }) => target ?? [])
    const held = await tx.findBy(MatterEntity, { organisationCode: listOf(actor), kind: this.kind, code: In(codes) })
    const heldBy = new Map(held.map(({ code, name }) => [code, { name }]))
    return compareValues(rows, (row) => {
      const before = heldBy.get(row.target ?? '')
      return before ? { before, after: { name: tidied(row).name } } : null
    })
  }

  async apply(tx: EntityManager, actor: SignedIn, rows: readonly { row: StoredRow; look: Look }[]) {
    const list = listOf(actor)
    const before = await mattersByCode(tx, list, this.kind)
    const read = rows
      .filter(({ look }) => look.match !== 'identical')
      .map(({ row }) => ({ row, matter: tidied(row), held: before.get(codeKey(tidied(row).code)) ?? null }))
    const { added, updated } = await storeMatters(
      tx,
      list,
      this.kind,
      read.map(({ matter }) => matter),
    )
    return {
      outcome: { added, updated },
      effects: read.map(({ row, matter, held }) => ({
        rowId: row.id,
        target: matter.code,
        mark: markOf(matter),
        former: { fields: held && { code: held.code, name: held.name } } satisfies Former,
      })),
      events: [
        {
          place: { unitCode: actor.organisationCode },
          detail: { organisationCode: actor.organisationCode, list: this.kind, added, updated },
        },
      ],
    }
  }

  async undo(tx: EntityManager, actor: SignedIn, recorded: readonly Effect[]) {
    const effects = withFormer(recorded, formerShape)
    await lockMatters(tx, actor)
    const list = listOf(actor)
    const stored = await mattersByCode(tx, list, this.kind)
    const used = await codesInUse(tx, list)
    const refusals: Refusal[] = []
    for (const { target, mark, former, place } of effects) {
      const held = stored.get(codeKey(target))
      const fault = (code: string, text: string) =>
        refusals.push(refuse(code, `matters/${target}`, `${place}：${text}`))
      if (!held) fault('undo.deleted', `事项“${target}”已经不在清单里`)
      else if (markOf(held) !== mark) fault('undo.changed', `事项“${target}”导入后又改过`)
      if (former.fields === null && used.has(codeKey(target))) fault('undo.built-on', `事项“${target}”已有公开事项引用`)
    }
    if (refusals.length > 0) return { refusals, events: [] }
    const renamed = effects.flatMap(({ former }) => former.fields ?? [])
    const added = effects.filter(({ former }) => former.fields === null)
    const ids = added.flatMap(({ target }) => stored.get(codeKey(target))?.id ?? [])
    for (const some of chunks(ids)) await tx.delete(MatterEntity, { id: In(some) })
    await storeMatters(tx, list, this.kind, renamed)
    const detail = {
      organisationCode: actor.organisationCode,
      list: this.kind,
      added: added.length,
      updated: renamed.length,
    }
    return { refusals, events: [{ place: { unitCode: actor.organisationCode }, detail }] }
  }
}

function tidied(row: Row): MatterRow {
  return readMatterRows([row.values]).rows[0] ?? { code: '', name: '' }
}

/** Codes that entries name, of those who pick from this list: everybody from the district's, a unit and its villages from its own. */
async function codesInUse(tx: EntityManager, list: string): Promise<Set<string>> {
  const query = tx
    .createQueryBuilder(EntryEntity, 'entry')
    .select(['entry.id', 'entry.fields'])
    .where(`entry.fields NOT LIKE '%"matterCode":""%'`)
  if (list !== DISTRICT_LIST)
    query
      .innerJoin(AssignmentEntity, 'work', 'work.id = entry.assignmentId')
      .innerJoin(OrganisationEntity, 'unit', 'unit.code = work.organisationCode')
      .andWhere('(unit.code = :list OR unit.parentCode = :list)', { list })
  return new Set((await query.getMany()).map(({ fields }) => codeKey(fields.matterCode)))
}
