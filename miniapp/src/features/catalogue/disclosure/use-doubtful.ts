import type { Refusal } from '@gongkai/shared/base/refusal'
import { useState } from 'react'
import { ApiError } from '@/platform/request'
import { useAction } from '@/platform/use-action'

const DOUBT = 'disclosure.doubt.'

/** The doubts of a refused act; empty where something is simply wrong. */
export function doubtsIn(error: unknown): Refusal[] {
  const refusals = error instanceof ApiError ? error.refusals : []
  return refusals.every(({ code }) => code.startsWith(DOUBT)) ? [...refusals] : []
}

export interface Question {
  texts: string[]
  answer: (yes: boolean) => void
}

/**
 * As `useAction`, for an act of which the server may have doubts: they are asked once, all together, and the act is sent again with their
 * codes.
 */
export function useDoubtful(look?: () => void) {
  const { run, ...action } = useAction(look)
  const [question, setQuestion] = useState<Question | null>(null)
  const go = async (act: (confirmed: string[]) => Promise<void>, confirmed: string[] = []): Promise<boolean> => {
    let doubts: Refusal[] = []
    const done = await run(async () => {
      try {
        await act(confirmed)
      } catch (error) {
        doubts = doubtsIn(error)
        if (doubts.length === 0) throw error
      }
    })
    if (doubts.length === 0) return done
    const texts = [...new Set(doubts.map(({ text }) => text))]
    const yes = await new Promise<boolean>((answer) => setQuestion({ texts, answer }))
    setQuestion(null)
    return yes ? go(act, [...new Set([...confirmed, ...doubts.map(({ code }) => code)])]) : false
  }
  return { ...action, run: go, question }
}
