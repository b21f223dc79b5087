import { read } from './reading.js'

/** The kinds of 个人信息 that are looked for, with the words users read. */
export const PERSONAL_KINDS = [
  { code: 'identity', label: '身份证号' },
  { code: 'bank-card', label: '银行卡号' },
  { code: 'mobile', label: '手机号码' },
  { code: 'address', label: '家庭住址' },
  { code: 'passport', label: '护照等证件号' },
  { code: 'plate', label: '车牌号' },
  { code: 'email', label: '个人邮箱' },
  { code: 'wechat', label: '个人微信号' },
  { code: 'health', label: '健康状况' },
  { code: 'family', label: '家庭情况' },
  { code: 'minor', label: '未成年人信息' },
  { code: 'name-list', label: '人员名单' },
] as const
export type PersonalKind = (typeof PERSONAL_KINDS)[number]['code']

/**
 * The gates that a finding stops: `block` nothing passes a gate with it, only the office's administrator lifts it with a legal ground;
 * `ask` somebody answers 不是个人信息 (or 依法公开) with a reason, or masks it; `note` is shown and stops nothing.
 */
export type Gravity = 'block' | 'ask' | 'note'

/** One datum in a text: `from` and `to` in UTF-16 units of the text as given, `to` exclusive. */
export interface PersonalFinding {
  kind: PersonalKind
  from: number
  to: number
  /** how sure the rule is: the check digit holds, or a word beside it says so (`likely`) */ certainty:
    | 'certain'
    | 'likely'
  gravity: Gravity
  /** what may stand in its place, in the official form: 350***********2415, 138****1234, an address down to the town */ masked: string
}

/** All that stands around a text, for rules that need a word beside the datum. */
export interface TextContext {
  /** the head of its column, or the label of its field */ head?: string
  /** other texts of the same row, in which a person, an office or a word such as 监督电话 may stand */ beside?: string
  /** numbers that the office has listed as official, as `personalKey` writes them */ official?: ReadonlySet<string>
}

/**
 * One datum as it is compared: half width, without blanks, hyphens and invisible signs, capital letters, a mobile number without +86.
 * The same datum in two disguises has one key.
 */
export const personalKey = (datum: string): string =>
  read(datum)
    .plain.normalize('NFKC')
    .replace(/[\s\-－\u2010-\u2015~./·•‧_*]/g, '')
    .toUpperCase()
    .replace(/^(?:\+|00)?86(?=1[3-9][0-9]{9}$)/, '')

export const personalKindLabel = (kind: PersonalKind): string =>
  PERSONAL_KINDS.find(({ code }) => code === kind)?.label ?? kind
