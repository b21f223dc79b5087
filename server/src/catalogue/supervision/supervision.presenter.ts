import { localDateAt } from '@gongkai/shared/base/time/local-date'
import type { SupervisionSummary, SupervisionView } from '@gongkai/shared/catalogue/supervision/supervision.contract'
import { decideWithdraw } from '@gongkai/shared/catalogue/supervision/supervision-policy'
import { closedOn, supervisionNumber, supervisionState } from '@gongkai/shared/catalogue/supervision/supervision-state'
import type { Scene } from '../disclosure/disclosure-scene.js'
import type { StandingThing } from './supervised-facts.query.js'
import type { SupervisionEntity } from './supervision.entities.js'

export const standingOf = (
  { dueOn, withdrawnAt }: SupervisionEntity,
  things: readonly StandingThing[],
  today: string,
) => supervisionState({ dueOn, withdrawn: withdrawnAt !== null, things }, today)

export function summaryOf(
  scene: Scene,
  supervision: SupervisionEntity,
  things: readonly StandingThing[],
): SupervisionSummary {
  const { id, version, year, number, organisationCode, organisationName, demand, dueOn, by, at } = supervision
  const { withdrawnAt, withdrawnBy, withdrawnReason } = supervision
  const state = standingOf(supervision, things, scene.today)
  return {
    id,
    version,
    number: supervisionNumber(year, number),
    unit: { code: organisationCode, name: organisationName },
    demand,
    issuedOn: localDateAt(at),
    by,
    dueOn,
    state,
    closedOn: state === 'closed' ? closedOn(things) : '',
    count: things.length,
    done: things.filter(({ doneOn }) => doneOn !== null).length,
    withdrawn: withdrawnAt && { by: withdrawnBy, at: withdrawnAt.toISOString(), reason: withdrawnReason },
  }
}

export function presentSupervision(
  scene: Scene,
  supervision: SupervisionEntity,
  things: readonly StandingThing[],
): SupervisionView {
  const summary = summaryOf(scene, supervision, things)
  return {
    ...summary,
    today: scene.today,
    things: things.map(({ thing, doneOn, gone }) => ({
      publicNumber: thing.publicNumber,
      itemName: thing.itemName,
      domain: { code: thing.domainCode, name: scene.nameOfDomain(thing.domainCode) },
      occurrenceId: thing.occurrenceId,
      title: thing.title,
      dueOn: thing.dueOn,
      doneOn: doneOn ?? '',
      gone,
    })),
    can: { withdraw: [...decideWithdraw(scene.actor, scene.actor.organisationKind === 'office', summary.state)] },
  }
}
