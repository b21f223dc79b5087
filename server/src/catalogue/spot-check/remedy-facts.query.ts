import { localDateAt } from '@gongkai/shared/base/time/local-date'
import { type RemedyFacts, type RemedyState, remedyState } from '@gongkai/shared/catalogue/spot-check/remedy-state'
import type { EntityManager } from 'typeorm'
import { firstCorrectionsSince, firstRecordsSince } from '../disclosure/recorded-since.query.js'
import type { SpotCheckLineEntity } from './spot-check.entities.js'

export interface RemedyStanding {
  state: RemedyState
  /** '' while it is open */ closedOn: string
}

/** How the remedies of these lines stand today, by what was recorded after they were looked at; three statements. */
export async function remediesOf(
  tx: EntityManager,
  lines: readonly SpotCheckLineEntity[],
  today: string,
): Promise<(line: SpotCheckLineEntity) => RemedyStanding> {
  const asked = lines.flatMap(({ publicNumber, remedyDueOn, lookedAt }) =>
    remedyDueOn && lookedAt ? [{ publicNumber, after: lookedAt }] : [],
  )
  const recorded = await firstRecordsSince(tx, asked)
  const corrected = await firstCorrectionsSince(tx, asked)
  return ({ publicNumber, remedyDueOn, lookedAt, remediedAt }) => {
    const since = lookedAt && remedyDueOn ? { publicNumber, after: lookedAt } : null
    const said = [remediedAt, since && corrected(since)?.at].filter((at): at is Date => at instanceof Date)
    const facts: RemedyFacts = {
      dueOn: remedyDueOn,
      publishedOn: dayOf(since && recorded(since)?.at),
      correctedOn: dayOf(said.sort((a, b) => a.getTime() - b.getTime())[0]),
    }
    return { state: remedyState(facts, today), closedOn: facts.publishedOn ?? facts.correctedOn ?? '' }
  }
}

const dayOf = (at: Date | null | undefined) => (at ? localDateAt(at) : null)
