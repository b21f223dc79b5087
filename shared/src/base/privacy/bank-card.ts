import type { Beside } from './beside.js'
import { namesNear } from './names.js'
import { type Digits, type Joined, joinedFrom, passesLuhn, type Run } from './numbers.js'
import { around, inAddressOfPage, isMeasured, namesUnit, SERIAL_BEFORE, SERIAL_HEAD } from './surroundings.js'

/**
 * Issuers of ISO/IEC 7812: 银联 62 and 81, the older cards of Chinese banks (9558 工行, 9559 农行, 60, 603 …), Visa 4, Mastercard 51–55 and 2221–2720,
 * JCB 35, American Express 34 and 37, Diners 30, 36, 38, 39, Discover 6.
 */
const ISSUER = /^(?:62|81|9[0-9]|6[0-9]|4|5[0-9]|35|34|37|3[0689]|2[2-7]|10)/
const UNIONPAY = /^62/
const CARD_WORD =
  /银行卡|卡号|帐号|账号|账户|帐户|存折|一卡通|社保卡|信用卡|储蓄卡|借记卡|社会保障卡|惠民卡|开户|工行|农行|建行|中行|交行|邮储|信用社|农商|农信|银联|打卡|转账|汇款|[Bb]ank/
/** Words beside an account that is paid to or from by an office. */
const OFFICE_ACCOUNT =
  /户\s*名|开户行|开户银行|开户名|账户名|收款单位|收款人|单位名称|对公|基本户|基本账户|专户|国库|缴款|汇入/
const HOLDER =
  /(?:开\s*户\s*名\s*称?|户\s*名|账户名称?|帐户名称?|收款单位|收款人|单位名称)[:\s]{0,4}([^\s,;。:、()]{2,30})/g

export interface CardHit extends Digits {
  number: string
  certain: boolean
}

/** Bank cards and accounts. */
export function findBankCards(plain: string, runs: readonly Run[], head: string, beside: Beside): CardHit[] {
  const found: CardHit[] = []
  let end = 0
  for (let start = 0; start < runs.length; start++) {
    const run = runs[start]
    if (!run || run.from < end) continue
    const hit = hitOf(plain, joinedFrom(plain, runs, start, 13, 19), head, beside)
    if (!hit) continue
    found.push(hit)
    end = hit.to
  }
  return found
}

/** The longest reading wins: the first 16 digits of a card of 19 may pass the check too. */
function hitOf(plain: string, candidates: readonly Joined[], head: string, beside: Beside): CardHit | null {
  for (let index = candidates.length - 1; index >= 0; index--) {
    const joined = candidates[index]
    if (!joined || joined.digits.length < 13 || (joined.part && joined.pieces.length > 1)) continue
    const certain = judged(plain, joined, head, beside)
    if (certain !== null) return { from: joined.from, to: joined.to, number: joined.digits, certain }
  }
  return null
}

/** Whether it is certainly a person's card; null where it is none, or an office's own account. */
function judged(plain: string, joined: Joined, head: string, beside: Beside): boolean | null {
  const { digits, pieces } = joined
  if (/[A-Za-z]/.test(plain.charAt(joined.to))) return null
  const { before, after, lineBefore, lineAfter } = around(plain, joined.from, joined.to)
  const right = passesLuhn(digits) && !/^(\d)\1+$/.test(digits)
  const word = CARD_WORD.test(before) || CARD_WORD.test(after.slice(0, 16)) || CARD_WORD.test(head)
  const grouped = pieces.every((length, index) => (index === pieces.length - 1 ? length <= 4 : length === 4))
  const whole = pieces.length === 1
  if (!ISSUER.test(digits)) {
    // An account of a bank's own numbering: only where a person has it, or the column is one of accounts.
    const owned = word && whole && (CARD_WORD.test(head) || namesNear(`${lineBefore}\n${lineAfter}`).length > 0)
    if (!owned || SERIAL_BEFORE.test(before) || isMeasured(before, after)) return null
    return isOfficeAccount(plain, joined, head, beside) ? null : false
  }
  if (isMeasured(before, after) || inAddressOfPage(plain, joined.from)) return null
  if (!word) {
    if (!right || SERIAL_BEFORE.test(before) || SERIAL_HEAD.test(head) || /[A-Za-z/=]$/.test(before)) return null
    if (!(UNIONPAY.test(digits) && digits.length >= 16 && (whole || grouped))) {
      if (!whole && !grouped) return null
      if (namesNear(`${lineBefore}\n${lineAfter}`).length === 0) return null
      return true
    }
  } else if (!right && !(whole || grouped)) return null
  if (isOfficeAccount(plain, joined, head, beside)) return null
  return right
}

/** 户名 of a unit, or the name of an office with 开户行 beside it; a person as 户名 outweighs both. */
function isOfficeAccount(plain: string, { from, to }: Digits, head: string, beside: Beside): boolean {
  const near = `${head}\n${plain.slice(Math.max(0, from - 90), from)} ${plain.slice(to, to + 70)}`
  const holders: string[] = []
  HOLDER.lastIndex = 0
  for (let match = HOLDER.exec(near); match; match = HOLDER.exec(near)) holders.push(match[1] ?? '')
  if (holders.length > 0) return holders.some(namesUnit) && !holders.some((holder) => namesNear(holder).length > 0)
  if (!OFFICE_ACCOUNT.test(near)) return false
  const named = near.replace(
    /[\u4e00-\u9fff]{2,12}(?:银行|信用社|农商行?|工行|农行|建行|中行)[\u4e00-\u9fff]{0,16}/g,
    ' ',
  )
  return namesUnit(named) && namesNear(near).length === 0 && !beside.isPerson()
}

/** The first four and the last four digits stand. */
export const maskedCard = (number: string): string =>
  `${number.slice(0, 4)}${'*'.repeat(number.length - 8)}${number.slice(-4)}`
