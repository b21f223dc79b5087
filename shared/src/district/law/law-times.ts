import { type Refusal, refuse } from '../../base/refusal.js'
import type { Basis } from '../../base/template/fields.js'
import type { LocalDate } from '../../base/time/local-date.js'
import { bareTitle } from './bare-title.js'
import type { LawStatus, TimedLaw } from './law.contract.js'

/** The times of force that a law is known by; a date that nobody knows is null. */
export interface LawTimes {
  /** ended, though nobody knows when */ repealed: boolean
  /** first day in force */ effectiveFrom: LocalDate | null
  /** first day no longer in force */ endedOn: LocalDate | null
}

/** 效力 of a law on a day. An unknown beginning counts as long ago, an unknown end as long past. */
export function lawStatusOn({ repealed, effectiveFrom, endedOn }: LawTimes, day: LocalDate): LawStatus {
  if (endedOn === null ? repealed : endedOn <= day) return 'repealed'
  return effectiveFrom !== null && effectiveFrom > day ? 'upcoming' : 'effective'
}

type Cited = Pick<Basis, 'title' | 'documentNumber'>
/** The law of the 法规库 that a 公开依据 names; null where the library does not know it. */
export type LawBook = (basis: Cited) => TimedLaw | null

/** The 法规库 and the day on which what it knows matters. */
export interface LawsOnDay {
  book: LawBook
  day: LocalDate
}

/** A document number as it is compared: the sort of brackets, blanks and the width of signs make no difference. */
const bareNumber = (number: string): string =>
  number
    .replace(/[\s〔〕［］[\]（）()【】]/g, '')
    .replace(/[０-９]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))

/**
 * Finds laws by title, and by number where several share a title (an act of 1998 and one of 2021 that took its place). A basis without a
 * number, or with one of a version that the library does not keep, is in force while any of its namesakes is: a warning is never false.
 */
export function lawBook(laws: readonly TimedLaw[]): LawBook {
  const namesakes = new Map<string, TimedLaw[]>()
  for (const law of laws) {
    const title = bareTitle(law.title)
    const known = namesakes.get(title)
    if (known) known.push(law)
    else namesakes.set(title, [law])
  }
  return ({ title, documentNumber }) => {
    const known = namesakes.get(bareTitle(title)) ?? []
    const number = bareNumber(documentNumber)
    const named = number ? known.find((law) => bareNumber(law.documentNumber) === number) : undefined
    if (named) return named
    return known.length > 0 ? known.reduce(spanning) : null
  }
}

/** Two laws of one title as one: from the first day of either to the last. */
function spanning(one: TimedLaw, other: TimedLaw): TimedLaw {
  const [later, earlier] = isLater(one, other) ? [one, other] : [other, one]
  const from = one.effectiveFrom && other.effectiveFrom
  // The longer one's: nothing right is doubted.
  const known = one.lastArticle !== null && other.lastArticle !== null
  return {
    ...later,
    effectiveFrom: from ? (earlier.effectiveFrom as LocalDate) : null,
    lastArticle: known ? Math.max(one.lastArticle ?? 0, other.lastArticle ?? 0) : null,
  }
}
/** Whether a law lasts longer than another of its title. */
function isLater(one: TimedLaw, other: TimedLaw): boolean {
  const end = ({ repealed, endedOn }: TimedLaw) => endedOn ?? (repealed ? '' : '9999-12-31')
  return end(one) === end(other) ? (one.effectiveFrom ?? '') > (other.effectiveFrom ?? '') : end(one) > end(other)
}

const inBrackets = (titles: string) => titles.replace(/[^、]+/g, (title) => `《${title.replace(/[《》]/g, '')}》`)

const successorOf = ({ title, replacedBy }: TimedLaw) =>
  bareTitle(title) === bareTitle(replacedBy) ? '重新公布的同名规定' : inBrackets(replacedBy)

/** Why a 公开依据 is not to be named on a day. */
export interface ForceDoubt {
  code: 'draft.repealed' | 'draft.upcoming' | 'draft.superseded'
  /** in few words, without its title */ text: string
}

/**
 * The doubt about a 公开依据 on a day; null where it is in force, or nobody knows. A law that nothing ended and whose place another has taken
 * by that day is doubted too.
 */
export function forceDoubt(basis: Cited, { book, day }: LawsOnDay): ForceDoubt | null {
  const law = book(basis)
  if (!law) return null
  const status = lawStatusOn(law, day)
  if (status === 'upcoming') return { code: 'draft.upcoming', text: `尚未施行（自 ${law.effectiveFrom} 起施行）` }
  if (status === 'repealed') {
    const successor = law.replacedBy ? `（由${successorOf(law)}取代）` : ''
    return {
      code: 'draft.repealed',
      text: law.endedOn ? `已于 ${law.endedOn} 废止${successor}` : `已经废止${successor}`,
    }
  }
  if (law.repealed || !law.replacedBy) return null
  const from = law.replacedBy.split('、').flatMap((title) => book({ title, documentNumber: '' })?.effectiveFrom ?? [])
  const first = from.sort()[0]
  if (!first || first > day) return null
  return { code: 'draft.superseded', text: `已有${inBrackets(law.replacedBy)}（自 ${first} 起施行）` }
}

const ADVICE: Readonly<Record<ForceDoubt['code'], string>> = {
  'draft.repealed': '请改用现行规定',
  'draft.upcoming': '请核对',
  'draft.superseded': '请核对是否还应引用',
}

/** Doubts about 公开依据 that are not to be named on a day, each at its place in the list. */
export function forceDoubts(bases: readonly Basis[], laws: LawsOnDay): Refusal[] {
  return bases.flatMap((basis, index) => {
    const doubt = forceDoubt(basis, laws)
    if (!doubt) return []
    const text = `第${index + 1}条依据《${bareTitle(basis.title)}》${doubt.text}，${ADVICE[doubt.code]}`
    return refuse(doubt.code, 'bases', text)
  })
}
