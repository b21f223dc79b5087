import { findPersonalData } from '../../base/privacy/find-personal-data.js'
import { type Gravity, type PersonalKind, personalKey } from '../../base/privacy/personal-data.js'
import { type Decision, type Refusal, refuse } from '../../base/refusal.js'
import type { LocalDate } from '../../base/time/local-date.js'
import { type Administrator, administratorOnly } from '../account/administrator.js'
import type { PersonalAnswerKind } from './privacy.contract.js'

export interface PrivacyActor extends Administrator {
  organisationCode: string
}

/** A finding that somebody wants to answer, and for whose texts. */
export interface AnsweredFinding {
  unitCode: string
  kind: PersonalKind
  gravity: Gravity
}

export interface GivenAnswer {
  answer: PersonalAnswerKind
  reason: string
  ground: string
  until: LocalDate | null
}

export const MOST_ANSWER_REASON = 500
/** A law is named by its title, or by one of the words that titles end with. */
const NAMES_A_LAW = /《[^》]+》|[法例定则]|办法|通知|意见|标准|方案|决定/

/** Decides upon the person: a block is answered by the office's administrator, anything else by an editor or approver of the unit, or the office. */
function whoAnswers(
  { unitCode, gravity }: Pick<AnsweredFinding, 'unitCode' | 'gravity'>,
  actor: PrivacyActor,
): Refusal[] {
  if (gravity === 'block')
    return administratorOnly(actor).map(() =>
      refuse('privacy.block', 'gravity', '确定的个人信息请先遮盖；依法必须公开的，只有区信息公开办的管理员才能放行'),
    )
  const own =
    actor.organisationCode === unitCode && (actor.roles.includes('editor') || actor.roles.includes('approver'))
  return own || actor.organisationKind === 'office'
    ? []
    : [refuse('privacy.not-yours', 'place', '只有本单位的填报员、审签人或者区信息公开办才能说明')]
}

/** 说明一处发现: not personal, with the reason; or published by law, with the law, a name list with the end of its 公示 too. */
export function decideAnswer(
  finding: AnsweredFinding,
  { answer, reason, ground, until }: GivenAnswer,
  actor: PrivacyActor,
  today: LocalDate,
): Decision {
  const refusals = whoAnswers(finding, actor)
  if (finding.gravity === 'note')
    refusals.push(refuse('privacy.note', 'gravity', '这一处只是提示，不影响报送和发布，不用说明'))
  const { length } = reason.trim()
  if (length < 2 || length > MOST_ANSWER_REASON)
    refusals.push(refuse('privacy.reason', 'reason', `请写明理由，2 到 ${MOST_ANSWER_REASON} 字`))
  if (answer === 'lawful' && !NAMES_A_LAW.test(ground))
    refusals.push(refuse('privacy.ground', 'reason', '依法公开的请写明法律依据，例如《社会救助暂行办法》第十一条'))
  if (answer === 'lawful' && finding.kind === 'name-list' && !until)
    refusals.push(refuse('privacy.until', 'until', '依法公开人员名单的，请写明公示期满日'))
  if (until && until < today) refusals.push(refuse('privacy.until', 'until', '公示期满日不能早于今天'))
  return refusals
}

/** 收回说明: by the same people as say it. */
export const decideTakeBack = (finding: Pick<AnsweredFinding, 'unitCode' | 'gravity'>, actor: PrivacyActor): Decision =>
  whoAnswers(finding, actor)

/** The number that is compared: '' where it is none that an office may have as its telephone or its account, nor ever a person's identity number. */
export function officialKey(number: string): string {
  const key = personalKey(number)
  const identity = findPersonalData(number, { head: '身份证号' }).some(({ kind }) => kind === 'identity')
  return /^\d{3,30}$/.test(key) && !identity ? key : ''
}

const LONGEST_TELEPHONE = 12

/** Why a number cannot stand in the list of 公务号码; `taken` is whose it is already, '' when nobody's. */
export function officialNumberFaults(number: string, label: string, taken: string): Refusal[] {
  const refusals: Refusal[] = []
  const { length } = officialKey(number)
  if (length === 0)
    refusals.push(
      refuse('official-number.form', 'number', '应是单位的电话号码或者对公账号：只有数字，可以有区号和短横'),
    )
  if (!/\p{L}{2}/u.test(label))
    refusals.push(refuse('official-number.label', 'label', '请写明是哪个单位的什么号码，例如区民政局救助热线'))
  else if (length > LONGEST_TELEPHONE && !label.includes('账'))
    refusals.push(refuse('official-number.label', 'label', '对公账号请写明户名，例如东镇人民政府财政专户账号'))
  if (taken) refusals.push(refuse('official-number.taken', 'number', `这个号码已经在列：${taken}`))
  return refusals
}
