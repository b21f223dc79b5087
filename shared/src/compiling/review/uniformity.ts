import type { EntryFields } from '../../base/template/entry.js'
import { type EntryField, fieldsWhere } from '../../base/template/fields.js'
import { entryKey } from '../entry/entry-diff.js'

/** How much of a submission was thought about by the unit itself (the notice: 避免“一刀切”). Lists hold entry ids. */
export interface Uniformity {
  total: number
  /** word for word the model row */ likeModel: number[]
  /** word for word another unit's, and not the model's */ likeOther: { entryId: number; organisation: string }[]
  /** 公开主体 does not name the unit (nor the village it came from) */ foreignSubject: number[]
  /** rows of the unit's own */ own: number[]
}

export interface ComparedEntry {
  id: number
  fields: EntryFields
  /** null: a row of the unit's own */ guidelineItemId: number | null
  departures: readonly EntryField[]
  /** the unit's name; of a row that a village filled, the village's */ unitNames: readonly string[]
}

/** The fields that a unit must write itself; to be alike there says nothing. */
const OWN_FIELDS: ReadonlySet<EntryField> = new Set(fieldsWhere(({ ownWords }) => ownWords))

/** The same for rows of which one may be copied from the other. */
export const sharedWords = (fields: EntryFields): string => entryKey(fields, OWN_FIELDS)

export type TwinFinder = (fields: EntryFields) => { organisation: string } | undefined

/** `others`: what other units handed in, or, where many units are compared, how to find the first that has the same `sharedWords`. */
export function uniformityOf(
  entries: readonly ComparedEntry[],
  others: readonly { organisation: string; fields: EntryFields }[] | TwinFinder,
): Uniformity {
  const twinOf = typeof others === 'function' ? others : twinsIn(others)
  const likeModel = entries.filter(
    ({ guidelineItemId, departures }) => guidelineItemId !== null && departures.length === 0,
  )
  const like = new Set(likeModel)
  const authored = entries.filter((entry) => !like.has(entry))
  return {
    total: entries.length,
    likeModel: likeModel.map(({ id }) => id),
    likeOther: authored.flatMap(({ id, fields }) => {
      const twin = twinOf(fields)
      return twin ? [{ entryId: id, organisation: twin.organisation }] : []
    }),
    foreignSubject: entries
      .filter(({ fields, unitNames }) => !fields.subjects.some((name) => unitNames.includes(name.trim())))
      .map(({ id }) => id),
    own: entries.filter(({ guidelineItemId }) => guidelineItemId === null).map(({ id }) => id),
  }
}

function twinsIn(others: readonly { organisation: string; fields: EntryFields }[]): TwinFinder {
  const first = new Map([...others].reverse().map((other) => [sharedWords(other.fields), other]))
  return (fields) => first.get(sharedWords(fields))
}

/** Fewer rows say too little to speak of a pattern. */
const FEWEST = 3
const SHARE = 0.8

/** The hints for a second look by the reviewer, in plain sentences; none where the unit plainly did its own work. */
export function uniformityHints({ total, likeModel, likeOther, foreignSubject, own }: Uniformity): string[] {
  const hints: string[] = []
  const copied = likeModel.length + likeOther.length
  if (total >= FEWEST && copied / total >= SHARE)
    hints.push(`${total} 个事项中 ${copied} 个与标准指引或其他单位完全相同，请核对是否结合本单位实际（避免“一刀切”）`)
  if (likeOther.length > 0) {
    const units = [...new Set(likeOther.map(({ organisation }) => organisation))].join('、')
    hints.push(`${likeOther.length} 个事项与${units}逐字相同`)
  }
  if (foreignSubject.length > 0) hints.push(`${foreignSubject.length} 个事项的公开主体不是本单位`)
  if (total >= FEWEST && own.length === 0) hints.push('没有本单位自行增加的事项')
  return hints
}
