import { type Decision, type Refusal, refuse } from '../../base/refusal.js'
import type { OrganisationKind } from '../../base/words/organisation-kinds.js'
import type { SubmissionState } from '../../base/words/submission-states.js'

/** The person who nudges; every role may, since it binds nobody. */
export interface Nudger {
  organisationCode: string
  organisationKind: OrganisationKind
}

/** The facts of work to be nudged that the rules need. */
export interface NudgeFacts {
  /** where it is named in the request, e.g. `assignmentIds/12` */ at: string
  /** who is to do it */ organisationCode: string
  organisationName: string
  organisationKind: OrganisationKind
  domainName: string
  /** who reviews it: the domain's leads, a village's town */ reviewerCodes: readonly string[]
  /** null for a domain report */ state: SubmissionState | null
  /** a report that is made already, for this organisation's part */ reported: boolean
  nudgedToday: boolean
}

/** 催办 of one piece of work: by who reviews it, or by the office to a lead; while it is not handed in; once a day. */
export function decideNudge(facts: NudgeFacts, actor: Nudger): Decision {
  const { at, domainName, organisationName } = facts
  const name = `${organisationName}“${domainName}”`
  const refusals: Refusal[] = []
  if (facts.organisationCode === actor.organisationCode) {
    refusals.push(refuse('nudge.own', at, `“${domainName}”是本单位自己的任务`))
  } else if (actor.organisationKind === 'office') {
    if (facts.organisationKind !== 'agency') {
      refusals.push(refuse('nudge.not-lead', at, `${name}由牵头单位催办，区信息公开办催办牵头单位`))
    }
  } else if (facts.state === null || !facts.reviewerCodes.includes(actor.organisationCode)) {
    refusals.push(refuse('nudge.not-reviewer', at, `${name}不归本单位审核，不能催办`))
  }
  if (facts.state === 'submitted' || facts.state === 'approved') {
    refusals.push(refuse('nudge.handed-in', at, `${name}已经报送，不必催办`))
  }
  if (facts.reported) refusals.push(refuse('nudge.reported', at, `${name}已经上报，不必催办`))
  if (facts.nudgedToday) refusals.push(refuse('nudge.today', at, `${name}今天已经催办过，同一任务每天最多一次`))
  return refusals
}

export const NUDGE_MAX_LENGTH = 200

/** All that speaks against sending `text` for all of `works`. */
export function decideNudges(works: readonly NudgeFacts[], text: string, actor: Nudger): Decision {
  const refusals: Refusal[] = []
  if (works.length === 0) refusals.push(refuse('nudge.nobody', 'assignmentIds', '请选择要催办的任务'))
  if (!text.trim()) refusals.push(refuse('nudge.text', 'text', '请写明催办内容'))
  if (text.trim().length > NUDGE_MAX_LENGTH) {
    refusals.push(refuse('nudge.text', 'text', `催办内容最多 ${NUDGE_MAX_LENGTH} 字`))
  }
  return [...refusals, ...works.flatMap((facts) => decideNudge(facts, actor))]
}
