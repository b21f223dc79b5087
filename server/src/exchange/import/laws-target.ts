import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import { code, flag, list, nullable, object, optional, required, text } from '@gongkai/shared/base/shape'
import { MOST_BASIS } from '@gongkai/shared/base/template/entry-limits'
import { LAW_STATUSES } from '@gongkai/shared/district/law/law.contract'
import { Inject, Injectable } from '@nestjs/common'
import { type EntityManager } from 'typeorm'
import { citedLaws } from '../../catalogue/law/cited-laws.query.js'
import { LawEntity, LIBRARY, replacementShape } from '../../district/law/law.entity.js'
import { listOf, lockLaws } from '../../district/law/law-case.js'
import { hashNow } from '../../district/law/shipped-laws.js'
import { Clock } from '../../platform/clock.js'
import { chunks } from '../../platform/database/chunks.js'
import { In } from '../../platform/database/in-list.js'
import { searchKey } from '../../platform/database/search-key.js'
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

type Law = Pick<LawEntity, 'title' | 'documentNumber' | 'status' | 'replacedBy' | 'note'>
/** by id */ type Work = Map<string, LawEntity>
interface KeptEnd extends Pick<LawEntity, 'endedOn' | 'endedBy' | 'replacements'> {
  editedAt: string | null
}
interface Former {
  fields: Law | null
  /** its end and who had changed it before; imports of before these were kept have none */ end?: KeptEnd
  /** whether it was named as a 公开依据 before it stood in the list */ cited?: boolean
}
const lawShape = object<Law>({
  title: required(text),
  documentNumber: text,
  status: code<Law['status']>(),
  replacedBy: text,
  note: text,
})
const endShape = object<KeptEnd>({
  endedOn: nullable(text),
  endedBy: text,
  replacements: nullable(list(replacementShape)),
  editedAt: nullable(text),
})
const formerShape = object<Former>({ fields: nullable(lawShape), end: optional(endShape), cited: optional(flag) })

const { title, documentNumber } = MOST_BASIS
const MOST = { title, documentNumber, replacedBy: title, note: 500 } as const
const LABELS = { title: '名称', documentNumber: '文号', replacedBy: '替代的规定', note: '说明' } as const
const PIECE = 250

const lawOf = ({ title, documentNumber, status, replacedBy, note }: Law): Law => ({
  title,
  documentNumber,
  status,
  replacedBy,
  note,
})
const markOf = (law: Law) => hashOf(Object.values(lawOf(law)))

function read(row: Row): Law & { saidStatus: LawEntity['status'] | '' } {
  const text = (column: string) => (row.values?.[column] ?? '').trim()
  const bare = (title: string) => title.replace(/^\s*《(.*)》\s*$/, '$1').trim()
  const said = text('status')
  const saidStatus = !said ? '' : /废|失效|repealed/.test(said) ? 'repealed' : 'effective'
  return {
    title: bare(text('title')),
    documentNumber: text('documentNumber'),
    status: saidStatus || 'effective',
    saidStatus,
    replacedBy: bare(text('replacedBy')),
    note: text('note'),
  }
}

/** The row's own words take the place of the law's; the rest stays. */
function merged(held: Law, row: Row): Law {
  const said = read(row)
  return {
    title: held.title,
    documentNumber: said.documentNumber || held.documentNumber,
    status: said.saidStatus || held.status,
    replacedBy: said.replacedBy || (said.saidStatus === 'effective' ? '' : held.replacedBy),
    note: said.note || held.note,
  }
}

/** The same title is another document only under another number. */
const sameLaw = (one: Pick<Law, 'documentNumber'>, other: Pick<Law, 'documentNumber'>) =>
  !one.documentNumber || !other.documentNumber || searchKey(one.documentNumber) === searchKey(other.documentNumber)

/** 法规依据: the office's into everybody's library, a unit's into its own. */
@Injectable()
export class LawsTarget implements ImportTarget<Work> {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  keyOf(row: Row): string {
    return hashOf(searchKey(read(row).title))
  }

  async look(tx: EntityManager, actor: SignedIn, rows: readonly Row[], lock: boolean) {
    if (lock) await lockLaws(tx, actor)
    const list = listOf(actor)
    const stored = await tx.find(LawEntity, {
      where: { organisationCode: In([LIBRARY, list]) },
      order: { id: 'ASC' },
    })
    const byTitle = grouped(stored, ({ title }) => hashOf(searchKey(title)))
    const looks = new Map<Row, Look>()
    for (const [key, group] of grouped(rows, (row) => this.keyOf(row))) {
      const namesakes = byTitle.get(key) ?? []
      for (const [index, row] of group.entries()) {
        const law = read(row)
        const listed = namesakes.filter(({ organisationCode }) => organisationCode === list)
        const only = list === LIBRARY && listed.length === 1 ? listed[0] : undefined
        const own = listed.find((candidate) => sameLaw(candidate, law)) ?? only
        const library = namesakes.find((candidate) => candidate.organisationCode === LIBRARY && sameLaw(candidate, law))
        const held = own ?? library ?? null
        const same = held !== null && markOf(merged(held, row)) === markOf(held)
        const faults = sizeFaults(law)
        const earlier = group.slice(0, index).find((other) => list === LIBRARY || sameLaw(read(other), law))
        if (earlier && law.title)
          faults.push(refuse('match.again', 'title', `《${law.title}》与${earlier.place}重复，请改正或只保留一行`))
        // laws of everybody's library are picked from there
        const untouched = held !== null && (same || held.organisationCode !== list)
        looks.set(row, {
          match: held ? (untouched ? 'identical' : 'update') : 'new',
          target: held ? String(held.id) : null,
          targetMark: held ? markOf(held) : null,
          incomplete: false,
          faults,
          doubts: [],
          repeats: false,
        })
      }
    }
    return {
      looks: rows.map((row) => looks.get(row) as Look),
      work: new Map(stored.map((law) => [String(law.id), law])),
    }
  }

  async compare(tx: EntityManager, actor: SignedIn, rows: readonly (Row & { id: number; target: string | null })[]) {
    const ids = rows.flatMap(({ target }) => (target ? Number(target) : []))
    const held = new Map((await tx.findBy(LawEntity, { id: In(ids) })).map((law) => [String(law.id), law]))
    return compareValues(rows, (row) => {
      const law = held.get(row.target ?? '')
      if (!law || law.organisationCode !== listOf(actor)) return null
      return { before: inWords(law), after: inWords(merged(law, row)) }
    })
  }

  async apply(tx: EntityManager, actor: SignedIn, rows: readonly { row: StoredRow; look: Look }[], work: Work) {
    const fresh = rows.filter(({ look }) => look.match === 'new')
    const now = this.clock.now()
    const added = fresh.map(({ row }) =>
      tx.create(LawEntity, { ...rowOf(listOf(actor), lawOf(read(row))), ...endOf(null, read(row)), editedAt: now }),
    )
    for (const some of chunks(added, PIECE)) await tx.insert(LawEntity, some)
    const changed = rows.flatMap(({ row, look }) => {
      const held = look.match === 'update' ? work.get(look.target ?? '') : undefined
      return held ? [{ row, held, after: changedLaw(held, merged(held, row), now) }] : []
    })
    for (const some of chunks(changed, PIECE))
      await tx.upsert(
        LawEntity,
        // copies: the driver writes ids of its own into what it is given
        some.map(({ after }) => ({ ...after })),
        ['id'],
      )
    const isCited = added.length > 0 ? await citedLaws(tx, listOf(actor)) : () => false
    const effectOf = (row: StoredRow, law: LawEntity, held: LawEntity | null) => ({
      rowId: row.id,
      target: String(law.id),
      mark: markOf(law),
      former: {
        fields: held && lawOf(held),
        ...(held ? { end: endKept(held) } : {}),
        cited: isCited(law),
      } satisfies Former,
    })
    const outcome = { added: added.length, updated: changed.length }
    return {
      outcome,
      effects: [
        ...added.map((law, index) => effectOf(fresh[index]?.row as StoredRow, law, null)),
        ...changed.map(({ row, held, after }) => effectOf(row, after, held)),
      ],
      events: [
        {
          place: { unitCode: actor.organisationCode },
          detail: { organisationCode: actor.organisationCode, ...outcome },
        },
      ],
    }
  }

  async undo(tx: EntityManager, actor: SignedIn, recorded: readonly Effect[]) {
    const effects = withFormer(recorded, formerShape)
    await lockLaws(tx, actor)
    const stored = await tx.findBy(LawEntity, { organisationCode: listOf(actor) })
    const laws = new Map(stored.map((law) => [String(law.id), law]))
    const adds = effects.some(({ former }) => former.fields === null)
    const isCited = adds ? await citedLaws(tx, listOf(actor)) : () => false
    const refusals: Refusal[] = []
    for (const { target, mark, former: before, place } of effects) {
      const law = laws.get(target)
      const fault = (code: string, text: string) => refusals.push(refuse(code, `laws/${target}`, `${place}：${text}`))
      if (!law) {
        fault('undo.deleted', '导入的法规依据已经删除')
        continue
      }
      if (markOf(law) !== mark) fault('undo.changed', `《${law.title}》导入后又改过`)
      if (before.fields === null && !before.cited && isCited(law))
        fault('undo.built-on', `《${law.title}》已被引用为依据`)
    }
    if (refusals.length > 0) return { refusals, events: [] }
    const back = effects.map(({ target, former }) => ({
      law: laws.get(target) as LawEntity,
      former,
    }))
    const removed = back.filter(({ former }) => former.fields === null)
    const restored = back.flatMap(({ law, former: { fields, end } }) =>
      fields ? [{ ...changedLaw(law, fields, this.clock.now()), ...(end ? endRestored(end) : {}) }] : [],
    )
    for (const some of chunks(removed)) await tx.delete(LawEntity, { id: In(some.map(({ law }) => law.id)) })
    for (const some of chunks(restored, PIECE)) await tx.upsert(LawEntity, some, ['id'])
    const detail = {
      organisationCode: actor.organisationCode,
      added: removed.length,
      updated: restored.length,
    }
    return { refusals, events: [{ place: { unitCode: actor.organisationCode }, detail }] }
  }
}

function rowOf(organisationCode: string, law: Law) {
  return { ...law, organisationCode, searchKey: searchKey(law.title, law.documentNumber) }
}

/** A law that a table changes: it counts as changed here, so that an update of the product's list leaves it as it is. */
function changedLaw(held: LawEntity, law: Law, now: Date): LawEntity {
  return {
    ...held,
    ...rowOf(held.organisationCode, law),
    ...endOf(held, law),
    editedAt: now,
    shippedHash: hashNow(held),
    version: held.version + 1,
  }
}

/** A table says whether a law has ended and what took its place, but not when: a day that is known stays as long as the end does. */
function endOf(
  held: LawEntity | null,
  { status, replacedBy }: Law,
): Pick<LawEntity, 'endedOn' | 'endedBy' | 'replacements'> {
  const named = replacedBy ? [{ title: replacedBy, documentNumber: '', articles: [] }] : null
  const replacements = held?.replacedBy === replacedBy ? held.replacements : named
  if (status === 'effective') return { endedOn: null, endedBy: '', replacements }
  return { endedOn: held?.endedOn ?? null, endedBy: held?.endedBy ?? '', replacements }
}

const endKept = ({ endedOn, endedBy, replacements, editedAt }: LawEntity): KeptEnd => ({
  endedOn,
  endedBy,
  replacements,
  editedAt: editedAt?.toISOString() ?? null,
})
const endRestored = ({ editedAt, ...end }: KeptEnd) => ({
  ...end,
  editedAt: editedAt === null ? null : new Date(editedAt),
})

function inWords({ status, ...law }: Law): Record<string, string> {
  const { title, ...rest } = law
  return { ...rest, status: LAW_STATUSES.find(({ code }) => code === status)?.label ?? status }
}

function sizeFaults(law: Law): Refusal[] {
  const faults = (Object.keys(MOST) as (keyof typeof MOST)[]).flatMap((column) =>
    law[column].length > MOST[column]
      ? [refuse('match.size', column, `“${LABELS[column]}”有 ${law[column].length} 字，最多 ${MOST[column]} 字`)]
      : [],
  )
  if (!searchKey(law.title)) faults.push(refuse('match.name', 'title', '没有法规名称'))
  return faults
}
