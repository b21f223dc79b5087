import { findPersonalData } from '@gongkai/shared/base/privacy/find-personal-data'
import type { PersonalFinding } from '@gongkai/shared/base/privacy/personal-data'
import type { LocalDate } from '@gongkai/shared/base/time/local-date'
import type { MarkedFinding, PersonalAnswer } from '@gongkai/shared/district/privacy/privacy.contract'
import type { EntityManager } from 'typeorm'
import { In } from '../../platform/database/in-list.js'
import { groupBy } from '../../platform/group-by.js'
import { datumCode } from './datum-code.js'
import type { GuardedText } from './guarded-text.js'
import { OfficialNumberEntity } from './official-number.entity.js'
import { PersonalAnswerEntity } from './personal-answer.entity.js'

/** The findings of a text with what was answered for its unit (and the unit it came from). */
export type Marks = (unit: string, text: GuardedText) => MarkedFinding[]

/**
 * Reads what was answered for these units and the office's numbers, by two statements, however many texts are looked at then. Read each
 * time: what another process answered a moment ago counts here too.
 */
export async function readMarks(
  tx: EntityManager,
  units: readonly (string | null)[],
  today: LocalDate,
): Promise<Marks> {
  const [numbers, answers] = await Promise.all([
    tx.find(OfficialNumberEntity, { select: { id: true, key: true } }),
    tx.find(PersonalAnswerEntity, { where: { organisationCode: In(units) }, order: { id: 'ASC' } }),
  ])
  const official = new Set(numbers.map(({ key }) => key))
  const answersOf = groupBy(answers, ({ organisationCode }) => organisationCode)
  const indexOf = new Map([...answersOf].map(([unit, own]) => [unit, answerIndex(own)]))
  return (unit, { text, head, beside, at, field = at, part = field, origin }) =>
    findPersonalData(text, { head, beside, official }).map((finding) => {
      const datum = text.slice(finding.from, finding.to)
      const answer =
        indexOf.get(unit)?.(finding, datum, today) ?? (origin ? indexOf.get(origin)?.(finding, datum, today) : null)
      return { ...finding, field, part, answered: answer ? presentAnswer(answer) : null }
    })
}

type Index = (finding: PersonalFinding, datum: string, today: LocalDate) => PersonalAnswerEntity | null

/** Looks answers up by code; units that were merged leave more than one salt. */
function answerIndex(answers: readonly PersonalAnswerEntity[]): Index {
  const byCode = new Map(answers.map((answer) => [answer.code, answer]))
  const salts = new Set(answers.map(({ salt }) => salt))
  return ({ kind, gravity }, datum, today) => {
    for (const salt of salts) {
      const answer = byCode.get(datumCode(salt, kind, datum))
      if (answer && holds(answer, gravity, today)) return answer
    }
    return null
  }
}

/** An answer to a question lifts no block, and none holds after the 公示 has ended. */
const holds = ({ gravity: answeredAt, until }: PersonalAnswerEntity, gravity: string, today: LocalDate) =>
  (gravity !== 'block' || answeredAt === 'block') && (until === null || today <= until)

export const presentAnswer = ({
  answer,
  reason,
  ground,
  until,
  by,
  at,
}: PersonalAnswerEntity): Required<PersonalAnswer> => ({
  answer,
  reason,
  ground,
  until,
  by,
  at: at.toISOString(),
})
