import { type Decision, type Refusal, refuse } from '../../base/refusal.js'
import { searchKey } from '../../base/search-key.js'
import { isLocalDate } from '../../base/time/local-date.js'
import type { OrganisationKind } from '../../base/words/organisation-kinds.js'
import type { Role } from '../../base/words/roles.js'
import type { Replacement } from '../../district/law/law.contract.js'
import type { OpenWaveRequest, WaveState } from './law-wave.contract.js'
import type { NamedLaw } from './replace-law.js'

interface Asker {
  organisationKind: OrganisationKind
  roles: readonly Role[]
}

const byOffice = (actor: Asker, act: string): Refusal[] =>
  actor.organisationKind === 'office' && actor.roles.includes('approver')
    ? []
    : [refuse('law-wave.not-office', 'wave', `只有区信息公开办的审签人才能${act}`)]

/** 起草批量调整: by an approver of the office, of a law that something took the place of. */
export function decideWave(replacements: readonly NamedLaw[], actor: Asker): Decision {
  const refusals = byOffice(actor, '起草批量调整')
  return replacements.length > 0
    ? refusals
    : [
        ...refusals,
        refuse('law-wave.no-replacement', 'replacement', '法规库里还没有写明它由什么取代，请先在法规库补充'),
      ]
}

/** The law's replacement that is meant, however it is typed. */
export const replacementOf = (replacements: readonly Replacement[], named: NamedLaw): Replacement | null =>
  replacements.find(
    ({ title, documentNumber }) =>
      searchKey(title) === searchKey(named.title) && searchKey(documentNumber) === searchKey(named.documentNumber),
  ) ?? null

/** Everything that is amiss with what a wave is asked to do. */
export function waveFaults(
  { replacement, domainCodes = [], reason, triggerOn }: OpenWaveRequest,
  replacements: readonly Replacement[],
  knownDomains: readonly string[],
): Refusal[] {
  const faults: Refusal[] = []
  if (replacements.length > 0 && !replacementOf(replacements, replacement))
    faults.push(refuse('law-wave.replacement', 'replacement', `《${replacement.title}》不是法规库里写明的取代法规`))
  domainCodes.forEach((code, index) => {
    if (!knownDomains.includes(code))
      faults.push(refuse('law-wave.domain', `domainCodes/${index}`, `没有代码为 ${code} 的领域`))
  })
  if (!reason.trim()) faults.push(refuse('law-wave.reason', 'reason', '请写明调整的理由'))
  if (!isLocalDate(triggerOn))
    faults.push(refuse('law-wave.trigger-on', 'triggerOn', '请填写取代的日期，如 2026-11-02'))
  return faults
}

/** 撤回: by an approver of the office, once it is drafted and while no unit has touched any of it. */
export function decideCallBack({ state, touched }: { state: WaveState; touched: number }, actor: Asker): Decision {
  const refusals = byOffice(actor, '撤回批量调整')
  if (state === 'called-back') refusals.push(refuse('law-wave.called-back', 'wave', '这次批量调整已经撤回'))
  if (state === 'drafting') refusals.push(refuse('law-wave.drafting', 'wave', '正在起草，起草完以后才能撤回'))
  if (state === 'drafted' && touched > 0)
    refusals.push(
      refuse(
        'law-wave.touched',
        'wave',
        `单位已经开始办理其中 ${touched} 件，不能整批撤回；请与单位联系，或者逐件退回`,
      ),
    )
  return refusals
}

/** 催办: by the office, once it is drafted. */
export function decideNudgeWave(state: WaveState, actor: Asker): Decision {
  if (actor.organisationKind !== 'office') return [refuse('law-wave.not-office', 'wave', '只有区信息公开办才能催办')]
  return state === 'drafted' ? [] : [refuse('law-wave.state', 'wave', '没有等待确认的批量调整')]
}
