import { type Decision, type Refusal, refuse } from '../../base/refusal.js'
import { isLocalDate, type LocalDate } from '../../base/time/local-date.js'
import type { OrganisationKind } from '../../base/words/organisation-kinds.js'
import { reasonFaults } from '../account/administrator.js'
import { bareTitle } from './bare-title.js'
import type { LawFacts, Replacement } from './law.contract.js'

/** A law as its acts need to know it. */
export interface LawStanding {
  title: string
  documentNumber: string
  /** whose own it is; null: everybody's */ organisationCode: string | null
  /** it came with the product */ shipped: boolean
  ended: boolean
  effectiveFrom: LocalDate | null
}
export interface LawActor {
  organisationCode: string
  organisationKind: OrganisationKind
}

/** The office runs everybody's library; a unit changes only what it added itself. */
function mayChange(law: LawStanding, actor: LawActor): Refusal[] {
  const own = law.organisationCode === actor.organisationCode
  const library = law.organisationCode === null && actor.organisationKind === 'office'
  if (own || library) return []
  const text =
    law.organisationCode === null
      ? '法规库由区信息公开办维护；发现有误请告诉区信息公开办'
      : '这是单位自行增加的依据，由该单位修改；可以收入法规库供各单位使用'
  return [refuse('law.not-yours', '', text)]
}

export function decideEditLaw(law: LawStanding, actor: LawActor): Decision {
  return mayChange(law, actor)
}
export function decideEndLaw(law: LawStanding, actor: LawActor): Decision {
  return law.ended
    ? [...mayChange(law, actor), refuse('law.ended', '', '已经办理过废止，可以先撤销废止')]
    : mayChange(law, actor)
}
export function decideRestoreLaw(law: LawStanding, actor: LawActor): Decision {
  return law.ended ? mayChange(law, actor) : [...mayChange(law, actor), refuse('law.in-force', '', '没有办理过废止')]
}
/** Whether it is cited somewhere is asked when it is removed. */
export function decideRemoveLaw(law: LawStanding, actor: LawActor): Decision {
  const shipped = law.shipped ? [refuse('law.shipped', '', '随产品提供的法规不能删除；不再适用的请办理废止')] : []
  return [...mayChange(law, actor), ...shipped]
}
export function decideShareLaw(law: LawStanding, actor: LawActor): Decision {
  if (actor.organisationKind !== 'office') return [refuse('account.role', '', '只有区信息公开办才能收入法规库')]
  return law.organisationCode === null ? [refuse('law.shared', '', '已经在法规库中')] : []
}

const dateFault = (date: LocalDate | null, at: string, name: string) =>
  date === null || isLocalDate(date) ? [] : [refuse('law.date', at, `${name}应是日期，如 2026-05-01`)]

/** Facts as they are stored: `effectiveFrom` lies before the end, where there is one. */
export function lawFaults(facts: LawFacts, endedOn: LocalDate | null, at = ''): Refusal[] {
  const faults = dateFault(facts.effectiveFrom, `${at}effectiveFrom`, '施行日期')
  if (!bareTitle(facts.title)) faults.push(refuse('law.title', `${at}title`, '请填写名称'))
  if (facts.effectiveFrom && endedOn && facts.effectiveFrom >= endedOn)
    faults.push(refuse('law.date', `${at}effectiveFrom`, `施行日期应早于废止日期 ${endedOn}`))
  return faults
}

/** Faults of an end, beside the right to end it; `replacements` are the laws that take its place, with their own end where known. */
export function endFaults(
  law: LawStanding,
  end: { endedOn: LocalDate; endedBy: string; reason: string },
  replacements: readonly (Pick<Replacement, 'title' | 'documentNumber'> & { endedOn: LocalDate | null })[],
): Refusal[] {
  const faults = [...dateFault(end.endedOn, 'endedOn', '废止日期'), ...reasonFaults(end.reason)]
  if (law.effectiveFrom && isLocalDate(end.endedOn) && end.endedOn <= law.effectiveFrom)
    faults.push(refuse('law.date', 'endedOn', `废止日期应晚于施行日期 ${law.effectiveFrom}`))
  if (!end.endedBy.trim() && replacements.length === 0)
    faults.push(refuse('law.ended-by', 'endedBy', '请写明由什么废止，或者选择取代它的规定'))
  const keyOf = ({ title, documentNumber }: Pick<Replacement, 'title' | 'documentNumber'>) =>
    `${bareTitle(title)} ${documentNumber.replace(/\s/g, '')}`
  const seen = new Set([keyOf(law)])
  replacements.forEach((replacement, index) => {
    const at = `replacements/${index}`
    const key = keyOf(replacement)
    if (key === keyOf(law)) faults.push(refuse('law.itself', at, '不能由它自己取代'))
    else if (seen.has(key)) faults.push(refuse('law.twice', at, `《${bareTitle(replacement.title)}》选了两次`))
    if (replacement.endedOn && replacement.endedOn <= end.endedOn)
      faults.push(
        refuse(
          'law.replacement-ended',
          at,
          `《${bareTitle(replacement.title)}》已于 ${replacement.endedOn} 废止，不能取代它`,
        ),
      )
    seen.add(key)
  })
  return faults
}
