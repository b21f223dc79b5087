import { useState } from 'react'
import { signedInPerson } from '@/platform/session'
import type { GivenReason } from './personal-answer-dialog'
import { datumKey, isOpen, type Mark, marksIn } from './personal-marks'
import { type PersonalRow, usePersonalRow } from './personal-row'
import { answerFinding } from './personal-said'

interface Asked {
  mark: Mark
  text: string
  part: string
}

/** A block is lifted by the office's administrator; anything else is answered by the unit whose text it is, or by the office. */
export function mayAnswer({ unitCode }: Pick<PersonalRow, 'unitCode'>, { gravity }: Mark): boolean {
  const person = signedInPerson()
  if (!person) return false
  const office = person.organisation.kind === 'office'
  if (gravity === 'block') return office && person.roles.includes('admin')
  return office || unitCode === '' || person.organisation.code === unitCode
}

/** The question why a finding is no personal data, or by which law it is published. */
export function usePersonalAnswer(label: string) {
  const row = usePersonalRow()
  const [asked, setAsked] = useState<Asked | null>(null)
  const send = async ({ reason, ground, until }: GivenReason) => {
    if (!asked) return
    const { mark, text } = asked
    const key = datumKey(text, mark)
    const standing = row.place ? await stored(row, asked, key) : { mark, part: label, text }
    await answerFinding(key, {
      place: row.place || 'text',
      part: standing.part,
      ...(row.place ? {} : { text }),
      ...{ from: standing.mark.from, to: standing.mark.to, kind: mark.kind, gravity: mark.gravity, reason },
      answer: mark.gravity === 'block' ? 'lawful' : 'not-personal',
      ...(ground ? { ground } : {}),
      ...(until ? { until } : {}),
    })
    row.onAnswered()
  }
  return {
    asked,
    send,
    close: () => setAsked(null),
    /** undefined: nothing to say of it, or not by this person */
    askOf: (mark: Mark, text: string, part: string) =>
      isOpen(mark) && mayAnswer(row, mark) ? () => setAsked({ mark, text, part }) : undefined,
  }
}

/** The datum in the text as it is stored; what was typed goes there first. */
async function stored(row: PersonalRow, { part }: Asked, key: string) {
  const texts = await row.store()
  const here = [...texts].sort((a, b) => Number(b.part === part) - Number(a.part === part))
  for (const { part: place, text } of here)
    for (const mark of marksIn(text, { beside: row.beside }, row.said, place))
      if (datumKey(text, mark) === key) return { part: place, mark, text }
  throw new Error('这一处还没有上传，请检查网络，上传以后再说明')
}
