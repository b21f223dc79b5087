import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import { nullable, object, text } from '@gongkai/shared/base/shape'
import { EMPTY_ENTRY, type EntryFields } from '@gongkai/shared/base/template/entry'
import { sizeFaults } from '@gongkai/shared/base/template/entry-limits'
import { entryShape } from '@gongkai/shared/base/template/entry-shape'
import type { FillingPhase } from '@gongkai/shared/base/words/phases'
import { namesOf } from '@gongkai/shared/compiling/assignment/rows-to-copy'
import { entryDiff, entryKey } from '@gongkai/shared/compiling/entry/entry-diff'
import { entryName } from '@gongkai/shared/compiling/entry/entry-text'
import { submitIssues } from '@gongkai/shared/compiling/entry/submit-issues'
import { decideEdit, decideFill } from '@gongkai/shared/compiling/submission/submission-policy'
import { phaseClosed } from '@gongkai/shared/district/round/phase-closed'
import { mergeRow } from '@gongkai/shared/exchange/import/merge-row'
import { pairRows } from '@gongkai/shared/exchange/import/pair-rows'
import { Inject, Injectable } from '@nestjs/common'
import { type EntityManager } from 'typeorm'
import { AmendmentEntity } from '../../catalogue/amendment/amendment.entity.js'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { type AssignmentCase, loadCase } from '../../compiling/assignment/assignment-case.js'
import { rowStanding } from '../../compiling/assignment/coverage.js'
import { newestRound } from '../../compiling/assignment/list-assignments.query.js'
import { placeOf } from '../../compiling/assignment/place-of.js'
import { CommentEntity } from '../../compiling/comment/comment.entity.js'
import { appendEntries, type NewEntry } from '../../compiling/entry/append-entries.js'
import { EntryEntity } from '../../compiling/entry/entry.entity.js'
import { RemarkEntity } from '../../compiling/review/remark.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { breathe, inPieces } from '../../platform/breathe.js'
import { Clock } from '../../platform/clock.js'
import { chunks } from '../../platform/database/chunks.js'
import { In } from '../../platform/database/in-list.js'
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
  withFormer,
} from './import-target.js'

/** An assignment that rows go into. */
interface Workplace {
  assignmentCase: AssignmentCase
  /** entries by id */ held: Map<string, EntryEntity>
  /** model rows nobody made an entry of, by their names */ models: Map<string, number>
}
type Work = Map<string, Workplace>

/** The fields that stood before, and how often the work had been handed in by then. */
interface Former {
  fields: EntryFields | null
  sent: string
}
const formerShape = object<Former>({ fields: nullable(entryShape), sent: text })

const markOf = ({ version }: Pick<EntryEntity, 'version'>) => `v${version}`
const sentOf = ({ submission }: AssignmentCase) => `${submission.phase}/${submission.revision}`
const fieldsOf = (row: Row): EntryFields => row.fields ?? EMPTY_ENTRY
/** Rows between two pauses. */
const PIECE = 50
/** Rows read at once. */
const AT_ONCE = 250

/** 公开事项 into the unit's own work of the current round, each row by its domain. */
@Injectable()
export class EntriesTarget implements ImportTarget<Work> {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  keyOf(row: Row): string {
    return hashOf([row.domainCode, namesOf(fieldsOf(row))])
  }

  async look(tx: EntityManager, actor: SignedIn, rows: readonly Row[], lock: boolean) {
    const { works: assignments, roundName, domains } = await ownWork(tx, actor)
    const wanted = new Set(rows.map(({ domainCode }) => domainCode))
    const work: Work = new Map()
    const blocked = new Map<string, Refusal[]>()
    // in one order, so that two of these wait for each other instead of blocking each other
    for (const { id, domainCode } of assignments.filter((candidate) => wanted.has(candidate.domainCode))) {
      const assignmentCase = await loadCase(tx, id, actor, lock)
      work.set(domainCode, workplaceOf(assignmentCase))
      const refusals = [
        ...decideFill(assignmentCase.facts, actor),
        ...(assignmentCase.phaseClosed ? [phaseClosed(assignmentCase.submission.phase)] : []),
      ]
      blocked.set(
        domainCode,
        refusals.map(({ code, text }) => refuse(`match.${code}`, 'domain', `“${assignmentCase.domain.name}”${text}`)),
      )
    }
    const nowhere = (code: string): Refusal =>
      code && domains.has(code)
        ? refuse('match.no-work', 'domain', `本单位在${roundName}中没有“${domains.get(code)}”领域的任务`)
        : refuse('match.domain', 'domain', '没有写明试点领域，请选择')

    const keys = new Map<Row, string>()
    await inPieces(rows, PIECE, (row) => keys.set(row, this.keyOf(row)))
    const looks = new Map<Row, Look>()
    let count = 0
    for (const group of grouped(rows, (row) => keys.get(row)).values()) {
      const [first] = group
      const place = first && work.get(first.domainCode)
      const outside = !first ? [] : place ? (blocked.get(first.domainCode) ?? []) : [nowhere(first.domainCode)]
      for (const [row, look] of lookUp(group, place ?? null))
        looks.set(row, { ...look, faults: [...outside, ...look.faults] })
      count += group.length
      if (count >= PIECE) {
        count = 0
        await breathe()
      }
    }
    return { looks: rows.map((row) => looks.get(row) as Look), work }
  }

  async compare(tx: EntityManager, actor: SignedIn, rows: readonly (Row & { id: number; target: string | null })[]) {
    const [{ works: assignments }, held] = await Promise.all([
      ownWork(tx, actor),
      tx.findBy(EntryEntity, { id: In(rows.flatMap(({ target }) => (target ? Number(target) : []))) }),
    ])
    const phaseOf = new Map(assignments.map(({ domainCode, phase }) => [domainCode, phase]))
    const heldBy = new Map(held.map((entry) => [String(entry.id), entry.fields]))
    return compareFields(
      rows,
      (row) => heldBy.get(row.target ?? '') ?? null,
      (row, fields) => submitIssues(fields, phaseOf.get(row.domainCode) ?? 'catalogue'),
    )
  }

  async apply(tx: EntityManager, _: SignedIn, rows: readonly { row: Row & { id: number }; look: Look }[], work: Work) {
    const applied: Applied = { outcome: { added: 0, updated: 0 }, effects: [], events: [] }
    for (const [domainCode, place] of work) {
      const here = rows.filter(({ row }) => row.domainCode === domainCode)
      const [added, updated] = [await add(tx, place, here), await update(tx, place, here)]
      applied.effects.push(...added, ...updated)
      applied.outcome.added += added.length
      applied.outcome.updated += updated.length
      const entryIds = [...added, ...updated].map(({ target }) => Number(target))
      if (entryIds.length === 0) continue
      const detail = { entryIds, added: added.length, updated: updated.length }
      applied.events.push({ place: placeOf(place.assignmentCase.assignment), detail })
    }
    return applied
  }

  async undo(tx: EntityManager, actor: SignedIn, recorded: readonly Effect[]) {
    const effects = withFormer(recorded, formerShape)
    const targets = new Set(effects.map(({ target }) => Number(target)))
    const assignments = new Set<number>()
    for (const some of chunks([...targets], AT_ONCE)) {
      const where = { id: In(some) }
      for (const oneEntry of await tx.find(EntryEntity, { select: { id: true, assignmentId: true }, where }))
        assignments.add(oneEntry.assignmentId)
      await breathe()
    }
    const refusals: Refusal[] = []
    const cases = new Map<number, AssignmentCase>()
    const held = new Map<number, EntryEntity>()
    for (const id of [...assignments].sort((a, b) => a - b)) {
      const assignmentCase = await loadCase(tx, id, actor, true)
      cases.set(id, assignmentCase)
      for (const entry of assignmentCase.entries) if (targets.has(entry.id)) held.set(entry.id, entry)
      refusals.push(
        ...decideEdit(assignmentCase.facts, actor).map(({ code, text }) =>
          refuse(code, `assignments/${id}`, `“${assignmentCase.domain.name}”${text}`),
        ),
      )
    }
    const builtOn = await whatWasBuilt(tx, [...held.keys()])
    const sentSince = new Set<number>()
    for (const { target, mark, former, place } of effects) {
      const entry = held.get(Number(target))
      const { sent } = former
      const fault = (code: string, text: string) =>
        refusals.push(refuse(code, `entries/${target}`, `${place}：${text}`))
      if (!entry) {
        fault('undo.deleted', '导入的公开事项已经删除')
        continue
      }
      const name = entryName(entry.fields)
      const the = cases.get(entry.assignmentId)
      if (the && sentOf(the) !== sent) sentSince.add(entry.assignmentId)
      if (markOf(entry) !== mark) fault('undo.changed', `“${name}”导入后又修改过`)
      for (const what of builtOn.get(entry.id) ?? []) fault('undo.built-on', `“${name}”${what}`)
    }
    for (const id of sentSince) {
      const name = cases.get(id)?.domain.name
      refusals.push(refuse('undo.sent', `assignments/${id}`, `“${name}”在导入之后已经报送过`))
    }
    if (refusals.length > 0) return { refusals, events: [] }

    const now = this.clock.now()
    const former = new Map(effects.map((effect) => [Number(effect.target), effect.former.fields]))
    await bumped(
      tx,
      [...held.values()].map((entry) => {
        const before = former.get(entry.id)
        return before ? { ...entry, fields: before } : { ...entry, deletedAt: now }
      }),
    )
    const events = [...cases.values()].map(({ assignment, entries }) => {
      const ours = entries.filter(({ id }) => former.has(id))
      return {
        place: placeOf(assignment),
        detail: {
          entryIds: ours.map(({ id }) => id),
          added: ours.filter(({ id }) => !former.get(id)).length,
          updated: ours.filter(({ id }) => former.get(id)).length,
        },
      }
    })
    return { refusals, events }
  }
}

/** The unit's assignments of the current round, in the order in which they are locked. */
async function ownWork(tx: EntityManager, { organisationCode }: SignedIn) {
  const round = await newestRound(tx)
  const [assignments, domains] = await Promise.all([
    tx.find(AssignmentEntity, { where: { roundCode: round?.code ?? '', organisationCode }, order: { id: 'ASC' } }),
    tx.find(PilotDomainEntity),
  ])
  return {
    works: assignments,
    roundName: round ? `“${round.name}”` : '现在',
    domains: new Map(domains.map(({ code, name }) => [code, name])),
  }
}

function workplaceOf(assignmentCase: AssignmentCase): Workplace {
  const adopted = new Set(assignmentCase.entries.map(({ guidelineItemId }) => guidelineItemId))
  const declined = new Set(assignmentCase.declined.map(({ guidelineItemId }) => guidelineItemId))
  const free = assignmentCase.items.filter(
    (item) =>
      !adopted.has(item.id) &&
      !declined.has(item.id) &&
      ['asked', 'optional'].includes(rowStanding(assignmentCase, item)),
  )
  return {
    assignmentCase: assignmentCase,
    held: new Map(assignmentCase.entries.map((entry) => [String(entry.id), entry])),
    models: new Map(free.map(({ id, fields }) => [namesOf(fields), id])),
  }
}

/** Rows of one domain and one name, looked up among the assignment's entries. */
function lookUp(rows: readonly Row[], place: Workplace | null): [Row, Look][] {
  const name = namesOf(rows[0] ? fieldsOf(rows[0]) : EMPTY_ENTRY)
  const nameless = name === namesOf(EMPTY_ENTRY)
  const held = place && !nameless ? namesakes(place, name) : []
  const phase: FillingPhase = place?.assignmentCase.submission.phase ?? 'catalogue'
  const pairs = pairRows(
    rows,
    held,
    (row, entry) => entryDiff(entry.fields, mergeRow(entry.fields, fieldsOf(row))).length === 0,
    (row) => entryKey(fieldsOf(row)),
  )
  return pairs.map(({ row, held: entry, again, repeats }) => {
    const fields = entry ? mergeRow(entry.fields, fieldsOf(row)) : fieldsOf(row)
    const faults = sizeFaults(fieldsOf(row)).map((fault) => ({ ...fault, code: `match.${fault.code}` }))
    if (nameless) faults.push(refuse('match.name', 'level2', '没有事项名称'))
    if (entry && phase === 'catalogue' && entry.fields.attribute === 'withheld')
      faults.push(refuse('match.withheld', 'level2', '本单位已将这一项列为不予公开，不进入目录，不能导入'))
    const doubts: Refusal[] = []
    if (again && !nameless)
      doubts.push(refuse('match.again', 'level2', `与${rows[0]?.place}的事项名称相同，请核对是否重复`))
    const same = entry !== null && entryDiff(entry.fields, fields).length === 0
    return [
      row,
      {
        match: entry ? (same ? 'identical' : 'update') : 'new',
        target: entry ? String(entry.id) : null,
        targetMark: entry ? markOf(entry) : null,
        incomplete: submitIssues(fields, phase).length > 0,
        faults,
        doubts,
        repeats,
      },
    ] satisfies [Row, Look]
  })
}

/** Computed once for an assignment, since a table may ask for thousands of names. */
const byName = new WeakMap<Workplace, Map<string, EntryEntity[]>>()
function namesakes(place: Workplace, name: string): EntryEntity[] {
  let index = byName.get(place)
  if (!index) {
    index = grouped(place.assignmentCase.entries, ({ fields }) => namesOf(fields))
    byName.set(place, index)
  }
  return index.get(name) ?? []
}

/** A new row with the names of a model row nobody answered is its adoption, so that it need not be answered again. */
async function add(
  tx: EntityManager,
  { assignmentCase, models }: Workplace,
  rows: readonly { row: Row & { id: number }; look: Look }[],
) {
  const fresh = rows.filter(({ look }) => look.match === 'new')
  const free = new Map(models)
  const entries = fresh.map(({ row }): NewEntry => {
    const fields = fieldsOf(row)
    const name = namesOf(fields)
    const guidelineItemId = free.get(name) ?? null
    free.delete(name)
    return { fields, guidelineItemId }
  })
  const added = await appendEntries(tx, assignmentCase.assignment.id, assignmentCase.entries, entries)
  const sent = sentOf(assignmentCase)
  return added.map((entry, index) => ({
    rowId: fresh[index]?.row.id ?? 0,
    target: String(entry.id),
    mark: markOf(entry),
    former: { fields: null, sent } satisfies Former,
  }))
}

async function update(
  tx: EntityManager,
  { assignmentCase, held }: Workplace,
  rows: readonly { row: Row & { id: number }; look: Look }[],
) {
  const changed = rows.flatMap(({ row, look }) => {
    const entry = look.match === 'update' ? held.get(look.target ?? '') : undefined
    return entry ? [{ row, entry, fields: mergeRow(entry.fields, fieldsOf(row)) }] : []
  })
  await bumped(
    tx,
    changed.map(({ entry, fields }) => ({ ...entry, fields })),
  )
  const sent = sentOf(assignmentCase)
  return changed.map(({ row, entry }) => ({
    rowId: row.id,
    target: String(entry.id),
    mark: markOf({ version: entry.version + 1 }),
    former: { fields: entry.fields, sent } satisfies Former,
  }))
}

/** Writes entries back, each one version on, so that a person who had one open is told; many in one statement. */
async function bumped(tx: EntityManager, entries: readonly EntryEntity[]): Promise<void> {
  for (const some of chunks(entries, PIECE)) {
    await tx.upsert(EntryEntity, some.map((entry) => ({ ...entry, version: entry.version + 1 })) as never, ['id'])
    await breathe()
  }
}

/** By entry: the work of others upon it since. */
async function whatWasBuilt(tx: EntityManager, ids: readonly number[]): Promise<Map<number, string[]>> {
  const found = new Map<number, string[]>()
  const note = (id: number | null, text: string) => {
    if (id !== null && !found.get(id)?.includes(text)) found.set(id, [...(found.get(id) ?? []), text])
  }
  for (const some of chunks(ids, AT_ONCE)) {
    const [remarks, comments, taken, amendments] = await Promise.all([
      tx.find(RemarkEntity, { select: { entryId: true }, where: { entryId: In(some) } }),
      tx.find(CommentEntity, { select: { entryId: true }, where: { entryId: In(some) } }),
      tx.find(EntryEntity, { select: { id: true, originEntryId: true }, where: { originEntryId: In(some) } }),
      tx.find(AmendmentEntity, { select: { id: true, entryId: true }, where: { entryId: In(some) } }),
    ])
    for (const { entryId } of remarks) note(entryId, '已有审核意见')
    for (const { entryId } of comments) note(entryId, '已有留言')
    for (const { originEntryId } of taken) note(originEntryId, '已由镇（街道）并入')
    for (const { entryId } of amendments) note(entryId, '已有动态调整')
    await breathe()
  }
  return found
}
