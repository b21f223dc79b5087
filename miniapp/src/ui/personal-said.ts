import type {
  AnswerFindingRequest,
  OfficialNumber,
  PersonalAnswer,
  PersonalAnswerRow,
} from '@gongkai/shared/district/privacy/privacy.contract'
import { officialKey } from '@gongkai/shared/district/privacy/privacy-policy'
import { useEffect, useReducer } from 'react'
import { request } from '@/platform/request'
import { ownerOfPages, signedInPerson } from '@/platform/session'

/**
 * The answers this person gave on these pages, and the office's numbers, so that all fields mark alike at once. In memory alone: a datum
 * is written nowhere.
 */
let here = fresh('')
const watchers = new Set<() => void>()

function fresh(owner: string) {
  return {
    owner,
    answers: new Map<string, PersonalAnswer>(),
    official: new Set<string>() as ReadonlySet<string>,
    asked: 0,
  }
}
function own() {
  if (here.owner !== ownerOfPages()) here = fresh(ownerOfPages())
  return here
}
function tell(): void {
  for (const watcher of [...watchers]) watcher()
}

/** POST /api/privacy/answers; `key` is the datum as fields compare it. */
export async function answerFinding(key: string, body: AnswerFindingRequest): Promise<void> {
  const { answer, reason, ground, until, by, at } = await request<PersonalAnswerRow>('POST', '/privacy/answers', body)
  own().answers.set(key, { answer, reason, ground, until, by, at })
  tell()
}

/** After an answer was taken back, or the office's numbers changed. */
export function forgetSaid(): void {
  here = fresh(ownerOfPages())
  tell()
}

const AGAIN_MS = 5 * 60_000

/** Asked when a number is found, of staff alone; a server that has no such list has no such numbers. */
async function askOfficial(): Promise<void> {
  const mine = own()
  if (!signedInPerson() || Date.now() - mine.asked < AGAIN_MS) return
  mine.asked = Date.now()
  const numbers = await request<OfficialNumber[]>('GET', '/privacy/official-numbers').catch(() => [])
  if (numbers.length === 0 && mine.official.size === 0) return
  mine.official = new Set(numbers.map(({ number }) => officialKey(number)))
  tell()
}

/** The answers given here by datum, and the official numbers; `needed` once a number was found. */
export function useSaidHere(needed: boolean): {
  answers: ReadonlyMap<string, PersonalAnswer>
  official: ReadonlySet<string>
} {
  const [, redraw] = useReducer((turn: number) => turn + 1, 0)
  useEffect(() => {
    watchers.add(redraw)
    return () => void watchers.delete(redraw)
  }, [])
  useEffect(() => {
    if (needed) void askOfficial()
  }, [needed])
  return own()
}
