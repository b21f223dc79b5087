import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import type { ConfirmDomainsRequest, RenewalList } from '@gongkai/shared/compiling/renewal/renewal.contract'
import { decideConfirm, decideHandInDomains } from '@gongkai/shared/compiling/renewal/renewal-policy'
import { decideSubmit } from '@gongkai/shared/compiling/submission/submission-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, Refused } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { type AssignmentCase, ensureSeenAssignment, loadCase } from '../assignment/assignment-case.js'
import { questionsBefore } from '../entry/questions-before.query.js'
import { handIn } from '../submission/hand-in.js'
import { confirmRows, openAmong } from './confirm-rows.js'
import { OwnRenewalQuery } from './own-renewal.query.js'

interface Asked {
  assignmentCase: AssignmentCase
  /** the rows that it confirms */ entryIds: number[]
  refusals: Refusal[]
  conflict: Refused | null
}

/** 与去年相同 for whole domains at once, each handed in with it: all of them or none. */
@Injectable()
export class ConfirmDomains {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(OwnRenewalQuery) private readonly own: OwnRenewalQuery,
  ) {}

  run(actor: SignedIn, { assignments }: ConfirmDomainsRequest): Promise<RenewalList> {
    return act(this.dataSource, async (tx) => {
      // Whether the phase is closed, each domain says itself.
      ensure(decideHandInDomains(actor, false))
      const asked = await this.load(tx, actor, assignments)
      const conflicts = asked.flatMap(({ conflict }) => conflict ?? [])
      if (conflicts.length > 0)
        throw new Refused(
          409,
          conflicts.flatMap(({ refusals }) => refusals),
          { changed: conflicts.flatMap(({ extra }) => extra.changed ?? []) },
        )
      ensure(asked.flatMap(({ refusals }) => refusals))
      const now = this.clock.now()
      for (const { assignmentCase, entryIds } of asked) {
        await confirmRows(tx, this.ledger, actor, assignmentCase, entryIds)
        await handIn(tx, this.ledger, actor, confirmed(assignmentCase, entryIds), now)
      }
      return this.own.within(tx, actor)
    })
  }

  /** Locked in one order, whoever asks; what is refused is said with the name of its domain, at the place it was asked. */
  private async load(
    tx: EntityManager,
    actor: SignedIn,
    assignments: ConfirmDomainsRequest['assignments'],
  ): Promise<Asked[]> {
    const asked: Asked[] = []
    const inOrder = assignments.map((one, index) => ({ ...one, index })).sort((a, b) => a.id - b.id)
    for (const { id, version, index } of inOrder) {
      const assignmentCase = await loadCase(tx, id, actor, true)
      const { facts, renewal, domain } = assignmentCase
      const named = ({ code, at, text }: Refusal): Refusal =>
        refuse(code, `assignments/${index}/${at}`, `${domain.name}：${text}`)
      const entryIds = openAmong(assignmentCase)
      const conflict = await conflictOf(tx, assignmentCase, version)
      const questions = await questionsBefore(tx, assignmentCase)
      const submit = decideSubmit({ ...facts, questions, unconfirmed: [] }, actor)
      const refusals = [...decideConfirm(facts, actor, renewal, null), ...submit]
      asked.push({
        assignmentCase,
        entryIds,
        refusals: once(refusals).map(named),
        conflict: conflict && new Refused(409, conflict.refusals.map(named), conflict.extra),
      })
    }
    return asked
  }
}

async function conflictOf(tx: EntityManager, assignmentCase: AssignmentCase, version: number): Promise<Refused | null> {
  try {
    await ensureSeenAssignment(tx, assignmentCase, version)
    return null
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
}

/** The same reason stands against confirming and against handing in. */
const once = (refusals: readonly Refusal[]): Refusal[] =>
  refusals.filter(
    ({ code, at }, index) => refusals.findIndex((other) => other.code === code && other.at === at) === index,
  )

/** The case as it stands after its rows were confirmed. */
function confirmed(assignmentCase: AssignmentCase, entryIds: readonly number[]): AssignmentCase {
  const said = new Set(entryIds)
  for (const entry of assignmentCase.entries) if (said.has(entry.id)) entry.confirmed = true
  return assignmentCase
}
