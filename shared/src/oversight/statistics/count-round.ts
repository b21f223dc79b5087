import { localDateAt } from '../../base/time/local-date.js'
import type { FillingPhase } from '../../base/words/phases.js'
import type { LeadStatistics, PhaseStatistics, ProgressDay } from './statistics.contract.js'

/** An act of the ledger on an assignment. */
export interface RoundAct {
  at: Date
  kind: string
  assignmentId: number
  /** who acted */ organisationCode: string
}

/** The kinds of acts that are counted. */
export const COUNTED_KINDS = [
  'submission.submitted',
  'submission.recalled',
  'submission.approved',
  'submission.returned',
  'submission.reopened',
  'submission.opened',
] as const

/** An assignment of the round. */
export interface RoundAssignment {
  id: number
  /** the leads that must approve; none: approved on handing in */ reviewerCodes: readonly string[]
}

export type LeadCount = Omit<LeadStatistics, 'organisation'>

const HOUR_MS = 3_600_000
const BOTH: readonly FillingPhase[] = ['inventory', 'catalogue']

/** The standing of an assignment while its acts are played again. */
class Standing {
  constructor(public phase: FillingPhase) {}
  state: 'open' | 'handedIn' | 'approved' = 'open'
  handedInAt = new Date(0)
  readonly approvedBy = new Set<string>()
  /** how often it was returned in each phase; absent while it was never handed in there */
  readonly returns = new Map<FillingPhase, number>()

  reopen(): void {
    this.state = 'open'
    this.approvedBy.clear()
  }
}

/**
 * Plays the acts of a round again in their order: the standing of each unit at the end of each day, how often work was returned, and how
 * long each lead took from a hand-in to its verdict.
 */
export function countRound(
  assignments: readonly RoundAssignment[],
  acts: readonly RoundAct[],
  phases = BOTH,
): { phases: PhaseStatistics[]; leads: Map<string, LeadCount> } {
  const standings = new Map(assignments.map(({ id }) => [id, new Standing(phases[0] ?? 'catalogue')]))
  const reviewersOf = new Map(assignments.map(({ id, reviewerCodes }) => [id, reviewerCodes]))
  const days = new Map<FillingPhase, Map<string, ProgressDay>>(phases.map((phase) => [phase, new Map()]))
  const verdicts = new Map<string, { hours: number[]; returned: number }>()
  const totals = { inventory: { handedIn: 0, approved: 0 }, catalogue: { handedIn: 0, approved: 0 } }

  for (const act of acts) {
    const standing = standings.get(act.assignmentId)
    if (!standing) continue
    const before = standing.state
    const { phase } = standing
    const reviewers = reviewersOf.get(act.assignmentId) ?? []
    const count = { handedIn: 0, approved: 0, returned: 0 }
    if (act.kind === 'submission.submitted') {
      standing.approvedBy.clear()
      standing.handedInAt = act.at
      standing.state = reviewers.length === 0 ? 'approved' : 'handedIn'
      standing.returns.set(phase, standing.returns.get(phase) ?? 0)
      count.handedIn = 1
      if (standing.state === 'approved') count.approved = 1
    } else if (act.kind === 'submission.recalled') {
      standing.reopen()
    } else if (act.kind === 'submission.approved') {
      standing.approvedBy.add(act.organisationCode)
      giveVerdict(verdicts, act, standing.handedInAt)
      if (reviewers.every((code) => standing.approvedBy.has(code))) {
        standing.state = 'approved'
        count.approved = 1
      }
    } else if (act.kind === 'submission.returned' || act.kind === 'submission.reopened') {
      // An approval that a lead takes back had its verdict before; the office's reopening is no lead's verdict.
      if (act.kind === 'submission.returned') {
        if (standing.approvedBy.has(act.organisationCode)) giveVerdict(verdicts, act, null)
        else giveVerdict(verdicts, act, standing.handedInAt)
      }
      standing.returns.set(phase, (standing.returns.get(phase) ?? 0) + 1)
      standing.reopen()
      count.returned = 1
    } else if (act.kind === 'submission.opened') {
      // The catalogue begins anew; how the inventory ended stays counted there.
      standing.phase = 'catalogue'
      standing.reopen()
      continue
    } else continue

    const change = (state: Standing['state'], by: number) => {
      if (state !== 'open') totals[phase].handedIn += by
      if (state === 'approved') totals[phase].approved += by
    }
    change(before, -1)
    change(standing.state, 1)
    const date = localDateAt(act.at)
    const day = days.get(phase)?.get(date)
    days.get(phase)?.set(date, {
      date,
      handedIn: (day?.handedIn ?? 0) + count.handedIn,
      approved: (day?.approved ?? 0) + count.approved,
      returned: (day?.returned ?? 0) + count.returned,
      handedInTotal: totals[phase].handedIn,
      approvedTotal: totals[phase].approved,
    })
  }

  return {
    phases: phases.map((phase) => ({
      phase,
      assignments: assignments.length,
      days: [...(days.get(phase)?.values() ?? [])],
      returns: countReturns([...standings.values()].flatMap(({ returns }) => returns.get(phase) ?? [])),
    })),
    leads: countLeads(assignments, standings, verdicts),
  }
}

/** @param since the hand-in; null where the time says nothing about the lead's pace */
function giveVerdict(
  verdicts: Map<string, { hours: number[]; returned: number }>,
  { organisationCode, at, kind }: RoundAct,
  since: Date | null,
): void {
  const own = verdicts.get(organisationCode) ?? { hours: [], returned: 0 }
  verdicts.set(organisationCode, own)
  if (since) own.hours.push((at.getTime() - since.getTime()) / HOUR_MS)
  if (kind === 'submission.returned') own.returned++
}

function countReturns(times: readonly number[]): PhaseStatistics['returns'] {
  const most = Math.max(-1, ...times)
  return Array.from({ length: most + 1 }, (_, item) => ({
    times: item,
    assignments: times.filter((count) => count === item).length,
  }))
}

function countLeads(
  assignments: readonly RoundAssignment[],
  standings: ReadonlyMap<number, Standing>,
  verdicts: ReadonlyMap<string, { hours: number[]; returned: number }>,
): Map<string, LeadCount> {
  const codes = [...new Set([...assignments.flatMap(({ reviewerCodes }) => reviewerCodes), ...verdicts.keys()])]
  return new Map(
    codes.map((code) => {
      const { hours, returned } = verdicts.get(code) ?? { hours: [], returned: 0 }
      const waiting = assignments.filter(({ id, reviewerCodes }) => {
        const standing = standings.get(id)
        return standing?.state === 'handedIn' && reviewerCodes.includes(code) && !standing.approvedBy.has(code)
      }).length
      return [
        code,
        {
          verdicts: hours.length,
          returned,
          waiting,
          medianHours: median(hours),
          longestHours: hours.length > 0 ? Math.max(...hours) : null,
        },
      ]
    }),
  )
}

/** null of nothing; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] ?? 0
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? 0) + upper) / 2 : upper
}
