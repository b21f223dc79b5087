import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import type { PackGuidelineItem } from '@gongkai/shared/base/region/region-pack'
import { nullable, number, object, text, writtenOver } from '@gongkai/shared/base/shape'
import { EMPTY_ENTRY, type EntryFields } from '@gongkai/shared/base/template/entry'
import { sizeFaults } from '@gongkai/shared/base/template/entry-limits'
import { type EntryField, fieldsWhere } from '@gongkai/shared/base/template/fields'
import { namesOf } from '@gongkai/shared/compiling/assignment/rows-to-copy'
import { entryDiff, entryKey } from '@gongkai/shared/compiling/entry/entry-diff'
import { entryName } from '@gongkai/shared/compiling/entry/entry-text'
import { submitIssues } from '@gongkai/shared/compiling/entry/submit-issues'
import { modelShape } from '@gongkai/shared/district/guideline/model-shape'
import { mergeRow } from '@gongkai/shared/exchange/import/merge-row'
import { pairRows } from '@gongkai/shared/exchange/import/pair-rows'
import { Inject, Injectable } from '@nestjs/common'
import { type EntityManager, MoreThan } from 'typeorm'
import { EntryEntity } from '../../compiling/entry/entry.entity.js'
import { DeclinedItemEntity } from '../../compiling/guideline/declined-item.entity.js'
import { GuidelineItemEntity } from '../../district/guideline/guideline-item.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { breathe } from '../../platform/breathe.js'
import { Clock } from '../../platform/clock.js'
import { chunks } from '../../platform/database/chunks.js'
import { In } from '../../platform/database/in-list.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { compareFields } from './compare-fields.js'
import {
  type Applied,
  type Effect,
  grouped,
  hashOf,
  type ImportTarget,
  type Look,
  type Row,
  type StoredRow,
  withFormer,
} from './import-target.js'

type Work = Map<string, GuidelineItemEntity[]>

/** The row that stood before, and the newest entry of that moment: a later entry was adopted from the row that the import left. */
interface Former {
  fields: PackGuidelineItem | null
  lastEntryId: number
  /** ISO time of the change before, null where there was none */ changedAt: string | null
}
const formerShape = object<Former>({ fields: nullable(modelShape), lastEntryId: number, changedAt: nullable(text) })

/** Fields that a model row leaves to the unit that adopts it. */
const UNITS_OWN: ReadonlySet<EntryField> = new Set(fieldsWhere(({ inModel }) => !inModel))
const fieldsOf = (row: Pick<Row, 'fields'>) => asEntry(row.fields ?? EMPTY_ENTRY)
/** A model row and a row of the table alike, as far as a model row goes. */
function asEntry(fields: Partial<EntryFields>): EntryFields {
  const kept = Object.entries(fields).filter(([field]) => !UNITS_OWN.has(field as EntryField))
  return { ...EMPTY_ENTRY, ...Object.fromEntries(kept) }
}
function asItem(fields: EntryFields): PackGuidelineItem {
  const kept = Object.entries(fields).filter(([field]) => !UNITS_OWN.has(field as EntryField))
  return Object.fromEntries(kept) as unknown as PackGuidelineItem
}
const missingOf = (fields: EntryFields): Refusal[] =>
  submitIssues({ ...fields, attribute: 'proactive' }, 'catalogue').filter(({ at }) => !UNITS_OWN.has(at as EntryField))
const markOf = ({ fields }: Pick<GuidelineItemEntity, 'fields'>) => hashOf(asEntry(fields))
const PIECE = 250

/** 标准指引: model rows of the domains that the unit leads; the office's may be of all. */
@Injectable()
export class GuidelineTarget implements ImportTarget<Work> {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  keyOf(row: Row): string {
    return hashOf([row.domainCode, namesOf(fieldsOf(row))])
  }

  async look(tx: EntityManager, actor: SignedIn, rows: readonly Row[], lock: boolean) {
    const wanted = [...new Set(rows.map(({ domainCode }) => domainCode))]
    const domains = await tx.find(PilotDomainEntity, {
      where: { code: In(wanted) },
      order: { code: 'ASC' },
      ...(lock ? rowLock(tx) : {}),
    })
    const items = await tx.find(GuidelineItemEntity, {
      where: { domainCode: In(wanted) },
      order: { position: 'ASC' },
    })
    const domainOf = new Map(domains.map((domain) => [domain.code, domain]))
    const held = grouped(items, ({ domainCode, fields }) => hashOf([domainCode, namesOf(fields)]))
    const looks = new Map<Row, Look>()
    for (const [key, group] of grouped(rows, (row) => this.keyOf(row))) {
      const domain = domainOf.get(group[0]?.domainCode ?? '')
      const outside = mayFill(domain, actor)
      for (const [row, look] of lookUp(group, held.get(key) ?? []))
        looks.set(row, { ...look, faults: [...outside, ...look.faults] })
    }
    await breathe()
    return {
      looks: rows.map((row) => looks.get(row) as Look),
      work: grouped(items, ({ domainCode }) => domainCode),
    }
  }

  async compare(tx: EntityManager, _: SignedIn, rows: readonly (Row & { id: number; target: string | null })[]) {
    const held = await tx.findBy(GuidelineItemEntity, {
      id: In(rows.flatMap(({ target }) => (target ? Number(target) : []))),
    })
    const heldBy = new Map(held.map((item) => [String(item.id), asEntry(item.fields)]))
    const own = rows.map((row) => ({ ...row, fields: fieldsOf(row) }))
    return compareFields(
      own,
      ({ target }) => heldBy.get(target ?? '') ?? null,
      (_row, fields) => missingOf(fields),
    )
  }

  async apply(tx: EntityManager, _: SignedIn, rows: readonly { row: StoredRow; look: Look }[], work: Work) {
    const lastEntryId = await newestEntry(tx)
    const applied: Applied = { outcome: { added: 0, updated: 0 }, effects: [], events: [] }
    for (const [domainCode, here] of grouped(rows, ({ row }) => row.domainCode)) {
      const items = work.get(domainCode) ?? []
      const first = Math.max(0, ...items.map(({ position }) => position)) + 1
      const fresh = here.filter(({ look }) => look.match === 'new')
      const added = fresh.map(({ row }, index) =>
        tx.create(GuidelineItemEntity, { domainCode, position: first + index, fields: asItem(fieldsOf(row)) }),
      )
      for (const some of chunks(added, PIECE)) await tx.insert(GuidelineItemEntity, some as never)
      const heldBy = new Map(items.map((item) => [String(item.id), item]))
      const changed = here.flatMap(({ row, look }) => {
        const item = look.match === 'update' ? heldBy.get(look.target ?? '') : undefined
        return item ? [{ row, item, fields: asItem(mergeRow(asEntry(item.fields), fieldsOf(row))) }] : []
      })
      await write(
        tx,
        changed.map(({ item, fields }) => ({
          ...item,
          fields: writtenOver(item.fields, fields),
          changedAt: this.clock.now(),
        })),
      )
      const effectOf = (row: StoredRow, item: GuidelineItemEntity, before: PackGuidelineItem | null) => ({
        rowId: row.id,
        target: String(item.id),
        mark: markOf(item),
        former: {
          fields: before,
          lastEntryId,
          changedAt: before && (item.changedAt?.toISOString() ?? null),
        } satisfies Former,
      })
      applied.effects.push(
        ...added.map((item, index) => effectOf(fresh[index]?.row as StoredRow, item, null)),
        ...changed.map(({ row, item, fields }) => effectOf(row, { ...item, fields }, item.fields)),
      )
      applied.outcome.added += added.length
      applied.outcome.updated += changed.length
      if (added.length + changed.length > 0)
        applied.events.push({
          place: { domainCode },
          detail: { domainCode, added: added.length, updated: changed.length },
        })
    }
    return applied
  }

  async undo(tx: EntityManager, actor: SignedIn, recorded: readonly Effect[]) {
    const effects = withFormer(recorded, formerShape)
    const items = new Map<number, GuidelineItemEntity>()
    const adopted = new Map<number, number>()
    const declined = new Set<number>()
    // the domain first, as a storing import does
    const codes = new Set<string>()
    for (const some of chunks(effects)) {
      const found = await tx.find(GuidelineItemEntity, {
        select: { id: true, domainCode: true },
        where: { id: In(some.map(({ target }) => Number(target))) },
      })
      for (const { domainCode } of found) codes.add(domainCode)
    }
    const domains = await tx.find(PilotDomainEntity, {
      where: { code: In([...codes]) },
      order: { code: 'ASC' },
      ...rowLock(tx),
    })
    // A unit that leads one of them no longer has no say in it any more.
    const outside = domains.flatMap((domain) => mayFill(domain, actor))
    if (outside.length > 0) return { refusals: outside, events: [] }
    for (const some of chunks(effects)) {
      const ids = In(some.map(({ target }) => Number(target)))
      const [held, entries, declines] = await Promise.all([
        tx.findBy(GuidelineItemEntity, { id: ids }),
        tx.find(EntryEntity, {
          select: { id: true, guidelineItemId: true },
          where: {
            guidelineItemId: ids,
            id: MoreThan(Math.min(...some.map(({ former }) => former.lastEntryId))),
          },
          withDeleted: true,
        }),
        tx.findBy(DeclinedItemEntity, { guidelineItemId: ids }),
      ])
      for (const item of held) items.set(item.id, item)
      for (const { id, guidelineItemId } of entries)
        adopted.set(guidelineItemId ?? 0, Math.max(id, adopted.get(guidelineItemId ?? 0) ?? 0))
      for (const { guidelineItemId } of declines) declined.add(guidelineItemId)
    }
    const refusals: Refusal[] = []
    for (const { target, mark, former, place } of effects) {
      const id = Number(target)
      const item = items.get(id)
      const { fields, lastEntryId } = former
      const fault = (code: string, text: string) =>
        refusals.push(refuse(code, `guideline/${target}`, `${place}：${text}`))
      if (!item) {
        fault('undo.deleted', '导入的指引行已经删除')
        continue
      }
      const name = entryName(item.fields)
      if (markOf(item) !== mark) fault('undo.changed', `“${name}”导入后又修改过`)
      if ((adopted.get(id) ?? 0) > lastEntryId) fault('undo.built-on', `“${name}”已有单位采用`)
      if (fields === null && declined.has(id)) fault('undo.built-on', `“${name}”已有单位说明无此职责`)
    }
    if (refusals.length > 0) return { refusals, events: [] }
    const back = effects.map(({ target, former }) => ({
      item: items.get(Number(target)) as GuidelineItemEntity,
      fields: former.fields,
      changedAt: former.changedAt ? new Date(former.changedAt) : null,
    }))
    const removed = back.filter(({ fields }) => fields === null)
    for (const some of chunks(removed))
      await tx.delete(GuidelineItemEntity, { id: In(some.map(({ item }) => item.id)) })
    await write(
      tx,
      back.flatMap(({ item, fields, changedAt }) => (fields ? [{ ...item, fields, changedAt }] : [])),
    )
    const events = [...grouped(back, ({ item }) => item.domainCode)].map(([domainCode, here]) => ({
      place: { domainCode },
      detail: {
        domainCode,
        added: here.filter(({ fields }) => fields === null).length,
        updated: here.filter(({ fields }) => fields !== null).length,
      },
    }))
    return { refusals, events }
  }
}

function mayFill(domain: PilotDomainEntity | undefined, { organisationKind, organisationCode }: SignedIn): Refusal[] {
  if (!domain) return [refuse('match.domain', 'domain', '没有写明试点领域，请选择')]
  if (organisationKind === 'office' || domain.leadCodes.includes(organisationCode)) return []
  return [refuse('match.not-lead', 'domain', `本单位不是“${domain.name}”领域的牵头单位`)]
}

function lookUp(rows: readonly Row[], held: readonly GuidelineItemEntity[]): [Row, Look][] {
  const nameless = rows.some((row) => namesOf(fieldsOf(row)) === namesOf(EMPTY_ENTRY))
  const unchanged = (row: Row, { fields }: GuidelineItemEntity) =>
    entryDiff(asEntry(fields), mergeRow(asEntry(fields), fieldsOf(row))).length === 0
  const keyOf = (row: Row) => entryKey(fieldsOf(row))
  return pairRows(rows, nameless ? [] : held, unchanged, keyOf).map(({ row, held: item, again, repeats }) => {
    const fields = item ? mergeRow(asEntry(item.fields), fieldsOf(row)) : fieldsOf(row)
    const faults = sizeFaults(fieldsOf(row)).map((fault) => ({ ...fault, code: `match.${fault.code}` }))
    if (nameless) faults.push(refuse('match.name', 'level2', '没有事项名称'))
    const look: Look = {
      match: item ? (unchanged(row, item) ? 'identical' : 'update') : 'new',
      target: item ? String(item.id) : null,
      targetMark: item ? markOf(item) : null,
      incomplete: missingOf(fields).length > 0,
      faults,
      doubts:
        again && !nameless
          ? [refuse('match.again', 'level2', `与${rows[0]?.place}的事项名称相同，请核对是否重复`)]
          : [],
      repeats,
    }
    return [row, look]
  })
}

async function newestEntry(tx: EntityManager): Promise<number> {
  return (await tx.maximum(EntryEntity, 'id')) ?? 0
}

async function write(tx: EntityManager, items: readonly GuidelineItemEntity[]): Promise<void> {
  for (const some of chunks(items, PIECE)) await tx.upsert(GuidelineItemEntity, some as never, ['id'])
}
