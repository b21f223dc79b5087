import { findPersonalData } from '@gongkai/shared/base/privacy/find-personal-data'
import {
  type Gravity,
  type PersonalFinding,
  personalKey,
  personalKindLabel,
  type TextContext,
} from '@gongkai/shared/base/privacy/personal-data'
import type { PersonalAnswer } from '@gongkai/shared/district/privacy/privacy.contract'

/** A finding with what was said of it. */
export interface Mark extends PersonalFinding {
  answered: PersonalAnswer | null
}

/** The server's word on stored texts; what was said of a datum holds for it in all texts. */
export interface Said {
  /** by part of the row */ texts: ReadonlyMap<string, { text: string; marks: readonly Mark[] }>
  /** by datum */ answers: ReadonlyMap<string, PersonalAnswer>
  /** data that the phone finds and the server does not, e.g. official numbers */ cleared: ReadonlySet<string>
}

export const GRAVITY_WORDS: Readonly<Record<Gravity, string>> = { block: '必须遮盖', ask: '请确认', note: '提示' }

/** A datum as it is compared, also in another disguise. */
export const datumKey = (text: string, { kind, from, to }: PersonalFinding): string =>
  `${kind}/${personalKey(text.slice(from, to))}`

/**
 * The marks of a text as typed: the server's where it has just this text, else the phone's own; with what was said of each datum, on these
 * pages (`here`) or before.
 */
export function marksIn(
  text: string,
  context: TextContext,
  said: Said | null,
  part = '',
  here: ReadonlyMap<string, PersonalAnswer> = new Map(),
): readonly Mark[] {
  const stored = said?.texts.get(part)
  const known = stored?.text === text ? stored.marks : null
  return (known ?? findPersonalData(text, context)).flatMap((finding) => {
    const key = datumKey(text, finding)
    if (!known && said?.cleared.has(key)) return []
    const before = known ? (finding as Mark).answered : (said?.answers.get(key) ?? null)
    return { ...finding, answered: before ?? here.get(key) ?? null }
  })
}

/** Stops the gates. */
export const isOpen = ({ gravity, answered }: Mark): boolean => gravity !== 'note' && answered === null

/** 2 处（身份证号、手机号码）, '' for none. */
export function countedWords(marks: readonly PersonalFinding[]): string {
  const kinds = [...new Set(marks.map(({ kind }) => personalKindLabel(kind)))]
  return marks.length > 0 ? `${marks.length} 处（${kinds.join('、')}）` : ''
}

const AROUND = 10
const LONGEST = 40

/** A finding with a few words around it; what is long is shortened in its middle. */
export function excerptOf(
  text: string,
  { from, to }: PersonalFinding,
): { before: string; datum: string; after: string } {
  const plain = (part: string) => part.replaceAll(/\s+/g, ' ')
  const before = [...plain(text.slice(0, from))]
  const after = [...plain(text.slice(to))]
  const datum = [...plain(text.slice(from, to))]
  return {
    before: (before.length > AROUND ? '…' : '') + before.slice(-AROUND).join(''),
    datum:
      datum.length > LONGEST
        ? `${datum.slice(0, LONGEST / 2).join('')}…${datum.slice(-LONGEST / 2).join('')}`
        : datum.join(''),
    after: after.slice(0, AROUND).join('') + (after.length > AROUND ? '…' : ''),
  }
}

/** A mask and how to take it back, as long as the text is as the mask left it. */
export interface Masking {
  before: string
  after: string
  count: number
}
/** The masks that can still be taken back from a text, the last one last. */
export function standingMaskings(maskings: readonly Masking[], text: string): readonly Masking[] {
  return maskings.at(-1)?.after === text ? maskings : []
}
