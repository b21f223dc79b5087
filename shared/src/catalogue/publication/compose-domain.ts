import type { EntryFields } from '../../base/template/entry.js'
import type { EntryField } from '../../base/template/fields.js'
import type { AmendmentKind } from '../../base/words/amendment-kinds.js'
import { type AnsweredField, answerTo, mergeAmended } from '../../compiling/entry/amended-fields.js'
import { plainNames, sameItems } from '../../compiling/entry/connect-items.js'
import { entryDiff } from '../../compiling/entry/entry-diff.js'
import { fieldText } from '../../compiling/entry/entry-text.js'
import { submitIssues } from '../../compiling/entry/submit-issues.js'

/** An item of the domain that the public reads now. */
export interface StandingItem {
  /** its public number */ id: string
  /** who answers for it today: a merged unit's heir */ unit: string
  /** as it is published, with what is not public of the row it came from */ fields: EntryFields
  entryId: number | null
  guidelineItemId: number | null
}
/** A row of the work of a unit that was approved. */
export interface DecidedRow {
  entryId: number
  unit: string
  fields: EntryFields
  guidelineItemId: number | null
  publicNumber: string | null
  deniedNumbers: readonly string[] | null
  answeredFields: readonly AnsweredField[] | null
  /** when it was handed in, ms; 0 where that is not known */ at: number
}
/** The words of a unit, or of the office for it, that items shall go. */
export interface Withdrawal {
  reason: string
  at: number
  /** the row that took the item's place */ successorEntryId: number | null
}
/** A finalised 动态调整 that no edition holds yet. */
export interface FinalisedAmendment {
  id: number
  kind: AmendmentKind
  unit: string
  publicNumber: string | null
  /** the row it was written into */ entryId: number | null
  before: EntryFields | null
  fields: EntryFields | null
  reason: string
  at: number
}
export interface DomainDecisions {
  standing: readonly StandingItem[]
  /** in the order of the catalogue */ rows: readonly DecidedRow[]
  /** by public number: 取消 by its unit */ cancelled: ReadonlyMap<string, Withdrawal>
  /** by unit: all its items go: 无此职责, or the office's choice for a unit whose work is missing */
  ended: ReadonlyMap<string, Withdrawal>
  /** in the order of their ids */ amendments: readonly FinalisedAmendment[]
}

/** An item of the next edition. */
export interface ComposedItem {
  /** null: it is given a number */ publicNumber: string | null
  unit: string
  /** the row it is made of */ entryId: number | null
  fields: EntryFields
  /** 沿用: nobody has decided anything about it since it was published */ kept: boolean
  /** its row holds other fields than these */ carried: boolean
}
export interface GoneItem extends Withdrawal {
  publicNumber: string
  /** the row that an edition takes out */ entryId: number | null
}
/** The fate of a finalised 动态调整: an edition holds it, or it ends because the unit or the office decided otherwise later. */
export interface AmendmentFate {
  amendmentId: number
  publicNumber: string | null
  /** its item's row in the edition */ entryId: number | null
  outcome: 'held' | 'ended'
  /** why it is worth telling; '' where the round says nothing else */ text: string
  fields: { field: EntryField; round: string; amended: string }[]
}
export interface ComposedDomain {
  items: ComposedItem[]
  gone: GoneItem[]
  fates: AmendmentFate[]
}

/**
 * The next edition of a domain. Each standing item goes on as a row of its unit's approved work says; where there is none it stays as it is,
 * unless somebody has said, with a reason, that it shall go. Each finalised 动态调整 is held or ended; of two decisions the later counts.
 */
export function composeDomain(decisions: DomainDecisions): ComposedDomain {
  const { standing, rows, cancelled, ended } = decisions
  const numberOf = numbersOf(standing, rows)
  const items = new Map<string, ComposedItem>()
  const gone = new Map<string, GoneItem>()
  const itemOf = new Map(standing.map((item) => [item.id, item]))
  let fresh = 0
  for (const row of rows) {
    const { entryId, unit, fields } = row
    const publicNumber = numberOf.get(entryId) ?? null
    const withheld = fields.attribute === 'withheld'
    if (withheld && publicNumber && itemOf.has(publicNumber))
      gone.set(publicNumber, { publicNumber, entryId: null, reason: WITHHELD, at: row.at, successorEntryId: null })
    else if (!withheld)
      items.set(publicNumber ?? `new/${fresh++}`, { publicNumber, unit, entryId, fields, kept: false, carried: false })
  }
  for (const { id: publicNumber, unit, fields, entryId } of standing) {
    if (items.has(publicNumber) || gone.has(publicNumber)) continue
    const withdrawal = cancelled.get(publicNumber) ?? ended.get(unit)
    if (withdrawal) gone.set(publicNumber, { ...withdrawal, publicNumber, entryId: null })
    else items.set(publicNumber, { publicNumber, unit, entryId, fields, kept: true, carried: false })
  }
  const rowOf = new Map(rows.map((row) => [row.entryId, row]))
  const fates = decisions.amendments.map((amendment) =>
    meet(amendment, { items, gone, itemOf, rowOf }, decisions.standing),
  )
  return { items: [...items.values()], gone: [...gone.values()], fates }
}

const WITHHELD = '该事项已确定为不予公开'

/** By row: the number it goes on with. One number belongs to one row; a row of a published item's names goes on with it. */
function numbersOf(standing: readonly StandingItem[], rows: readonly DecidedRow[]): Map<number, string> {
  const numbers = new Map<number, string>()
  const taken = new Set<string>()
  for (const { entryId, publicNumber } of rows) {
    if (!publicNumber || taken.has(publicNumber)) continue
    taken.add(publicNumber)
    numbers.set(entryId, publicNumber)
  }
  const rowsOf = byUnit(rows)
  const standingOf = byUnit(standing)
  for (const [unit, own] of rowsOf) {
    if (own.every(({ publicNumber }) => publicNumber)) continue
    const published = (standingOf.get(unit) ?? []).map(({ id, fields, guidelineItemId }) => ({
      id,
      names: fields,
      guidelineItemId,
      matterCode: fields.matterCode,
    }))
    const connecting = own.map((row) => ({ ...row, id: row.entryId }))
    for (const [entryId, number] of sameItems(connecting, published))
      if (!taken.has(number)) {
        taken.add(number)
        numbers.set(entryId, number)
      }
  }
  return numbers
}

function byUnit<Item extends { unit: string }>(items: readonly Item[]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(item.unit)
    if (group) group.push(item)
    else groups.set(item.unit, [item])
  }
  return groups
}

interface Composing {
  items: Map<string, ComposedItem>
  gone: Map<string, GoneItem>
  itemOf: ReadonlyMap<string, StandingItem>
  rowOf: ReadonlyMap<number, DecidedRow>
}

function meet(amendment: FinalisedAmendment, composing: Composing, standing: readonly StandingItem[]): AmendmentFate {
  if (amendment.kind === 'revise') return revise(amendment, composing)
  return amendment.kind === 'add' ? add(amendment, composing, standing) : withdraw(amendment, composing)
}

const fateOf = (
  { id, publicNumber }: FinalisedAmendment,
  item: ComposedItem | undefined,
  part: Partial<AmendmentFate> = {},
): AmendmentFate => ({
  amendmentId: id,
  publicNumber: item?.publicNumber ?? publicNumber,
  entryId: item?.entryId ?? null,
  outcome: 'held',
  text: '',
  fields: [],
  ...part,
})

function revise(amendment: FinalisedAmendment, composing: Composing): AmendmentFate {
  const { before, fields: amended } = amendment
  const publicNumber = amendment.publicNumber ?? ''
  if (!before || !amended) throw new Error(`amendment ${amendment.id} revises nothing`)
  const item = composing.items.get(publicNumber)
  if (!item) return revived(amendment, composing, amended)
  if (item.kept) {
    composing.items.set(publicNumber, { ...item, fields: amended, kept: false })
    return fateOf(amendment, item)
  }
  const row = composing.rowOf.get(item.entryId ?? 0)
  const merged = mergeAmended({ base: before, amended, row: item.fields, answers: row?.answeredFields ?? [] }, true)
  const over = [...merged.taken, ...merged.asked]
  // A finalised text was whole: where a mixture of the two would not be, it stands as a whole.
  const whole = over.length > 0 && submitIssues(merged.fields, 'catalogue').length > 0
  const fields = whole ? amended : merged.fields
  if (over.length > 0) composing.items.set(publicNumber, { ...item, fields, carried: true })
  const contrary = whole ? entryDiff(item.fields, amended) : merged.asked
  if (contrary.length > 0)
    return fateOf(amendment, item, {
      text: '本轮在同一栏写了别的内容，审定在后，以动态调整为准',
      fields: differing(contrary, item.fields, amended),
    })
  if (merged.declined.length === 0) return fateOf(amendment, item)
  return fateOf(amendment, item, {
    outcome: over.length + heldAlready(before, amended, item.fields) > 0 ? 'held' : 'ended',
    text: '单位在本轮填报中选择了本轮的内容',
    fields: differing(merged.declined, item.fields, amended),
  })
}

const heldAlready = (before: EntryFields, amended: EntryFields, row: EntryFields) => {
  const open = new Set(entryDiff(row, amended))
  return entryDiff(before, amended).filter((field) => !open.has(field)).length
}

/** Of an item that the round lets go: decided later it stays as amended, decided earlier it has ended. */
function revived(amendment: FinalisedAmendment, composing: Composing, amended: EntryFields): AmendmentFate {
  const publicNumber = amendment.publicNumber ?? ''
  const gone = composing.gone.get(publicNumber)
  if (gone && gone.at > amendment.at) return fateOf(amendment, undefined, { outcome: 'ended', text: gone.reason })
  composing.gone.delete(publicNumber)
  // An item that is not read any more because of its words stands again with others.
  const { unit, entryId } = composing.itemOf.get(publicNumber) ?? amendment
  const item = { publicNumber, unit, entryId, fields: amended, kept: false, carried: false }
  composing.items.set(publicNumber, item)
  return fateOf(amendment, item, gone ? { text: '本轮取消了这个事项，审定在后，以动态调整为准' } : {})
}

function withdraw(amendment: FinalisedAmendment, composing: Composing): AmendmentFate {
  const publicNumber = amendment.publicNumber ?? ''
  const item = composing.items.get(publicNumber)
  if (!item) return fateOf(amendment, undefined)
  const row = composing.rowOf.get(item.entryId ?? 0)
  const changed = item.kept || !amendment.before ? [] : entryDiff(amendment.before, item.fields)
  if (answerTo(row?.answeredFields ?? [], null, null) === 'row')
    return fateOf(amendment, item, { outcome: 'ended', text: '单位在本轮填报中选择保留这个事项' })
  composing.items.delete(publicNumber)
  const { reason, at } = amendment
  const entryId = item.kept ? null : item.entryId
  composing.gone.set(publicNumber, { publicNumber, entryId, reason, at, successorEntryId: null })
  if (changed.length === 0) return fateOf(amendment, item)
  return fateOf(amendment, item, {
    text: '本轮还修改了这个事项，审定撤销在后，以动态调整为准',
    fields: amendment.before ? differing(changed, item.fields, amendment.before) : [],
  })
}

function add(
  amendment: FinalisedAmendment,
  { items, gone, rowOf }: Composing,
  standing: readonly StandingItem[],
): AmendmentFate {
  const { fields, unit, publicNumber, entryId } = amendment
  if (!fields) throw new Error(`amendment ${amendment.id} adds nothing`)
  const names = plainNames(fields)
  const key = [...items].find(
    ([, item]) =>
      (publicNumber !== null && item.publicNumber === publicNumber) ||
      item.entryId === entryId ||
      (item.unit === unit && plainNames(item.fields) === names && !standing.some(({ id }) => id === item.publicNumber)),
  )?.[0]
  const found = key === undefined ? undefined : items.get(key)
  if (key === undefined || !found) {
    const away = gone.get(publicNumber ?? '')
    if (away && away.at > amendment.at) return fateOf(amendment, undefined, { outcome: 'ended', text: away.reason })
    gone.delete(publicNumber ?? '')
    const item = { publicNumber, unit, entryId, fields, kept: false, carried: false }
    items.set(publicNumber ?? `added/${amendment.id}`, item)
    return fateOf(amendment, item)
  }
  const differs = entryDiff(found.fields, fields)
  if (differs.length === 0) return fateOf(amendment, found)
  const later = (rowOf.get(found.entryId ?? 0)?.at ?? 0) > amendment.at
  if (!later) items.set(key, { ...found, fields, carried: true })
  return fateOf(amendment, found, {
    text: later ? '单位在审定以后又按本轮的内容报送' : '本轮同名的事项内容不同，审定在后，以动态调整为准',
    fields: differing(differs, found.fields, fields),
  })
}

const differing = (fields: readonly EntryField[], row: EntryFields, amended: EntryFields): AmendmentFate['fields'] =>
  fields.map((field) => ({ field, round: fieldText(row, field), amended: fieldText(amended, field) }))
