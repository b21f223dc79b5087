import type { Beside } from './beside.js'
import { nameEndingAt, namesNear } from './names.js'
import { type Digits, type Joined, joinedFrom, type Run } from './numbers.js'
import { around, inAddressOfPage, isMeasured, OFFICIAL_WORD, SERIAL_BEFORE, SERIAL_HEAD } from './surroundings.js'

const MOBILE = /^1[3-9][0-9]{9}$/
/** Somebody's own telephone, whoever that is. */
const PRIVATE_WORD =
  /户主|申请人|本人|我的|我叫|家属|家长|监护人|村民|居民|受益人|姓名|残疾人|患者|低保户|特困|五保|贫困户|脱贫户|业主|承租人|联系人|当事人|法定代表人|负责人|救助对象|补贴对象|补助对象|学生|老人|儿子|女儿|妻子|丈夫|配偶/
const TELEPHONE = /(?:电话|手机|联系|号码|tel|phone|mobile|mob|微信|WeChat|wx|vx|QQ|ID|No\.?|[^A-Za-z])[:\s.+]{0,4}$/i

export interface MobileHit extends Digits {
  number: string
  /** beside a person: nobody's business */ certain: boolean
}

/** Mobile numbers (移动电话号码 by 电信网编号计划: 1, a network, eleven digits), also behind +86. */
export function findMobiles(plain: string, runs: readonly Run[], head: string, beside: Beside): MobileHit[] {
  const found: MobileHit[] = []
  let end = 0
  for (let start = 0; start < runs.length; start++) {
    const run = runs[start]
    if (!run || run.from < end) continue
    const hit = hitOf(plain, joinedFrom(plain, runs, start, 11, 15), head, beside)
    if (!hit) continue
    found.push(hit)
    end = hit.to
  }
  return found
}

function hitOf(plain: string, candidates: readonly Joined[], head: string, beside: Beside): MobileHit | null {
  for (const joined of candidates) {
    const prefix = /^(?:0086|086|86|0)(?=1[3-9])/.exec(joined.digits)?.[0] ?? ''
    const number = joined.digits.slice(prefix.length)
    if (!MOBILE.test(number) || !isTelephone(plain, joined)) continue
    if (SERIAL_HEAD.test(head)) continue
    const from = prefix ? afterPrefix(plain, joined.from, prefix.length) : joined.from
    return { from, to: joined.to, number, certain: isPrivate(plain, joined, head, beside) }
  }
  return null
}

/** The first digit of the number itself, behind its prefix. */
function afterPrefix(plain: string, from: number, digits: number): number {
  let left = digits
  let index = from
  for (; left > 0; index++) if (/[0-9]/.test(plain.charAt(index))) left--
  while (!/[0-9]/.test(plain.charAt(index))) index++
  return index
}

function isTelephone(plain: string, joined: Joined): boolean {
  const { pieces, part } = joined
  // A part of 0595-… or 2019-350505-48: only a number written without a gap is a telephone there.
  if (part && pieces.length > 1) return false
  // A row's own number before ten digits of something else; a sum with its decimals.
  if (pieces.length === 2 && (pieces[0] === 1 || /\.[0-9]{1,2}$/.test(plain.slice(joined.from, joined.to))))
    return false
  if (pieces.length > 6 && pieces.length < 11) return false
  const { before, after } = around(plain, joined.from, joined.to)
  if (isMeasured(before, after) || /^[A-Za-z]/.test(after)) return false
  if (!(before === '' || TELEPHONE.test(before) || /\s$/.test(before))) return false
  if (inAddressOfPage(plain, joined.from)) return false
  return !SERIAL_BEFORE.test(before)
}

/** A person stands beside it, and no word of an office in the same clause. */
function isPrivate(plain: string, { from, to }: Digits, head: string, beside: Beside): boolean {
  const { lineBefore, lineAfter } = around(plain, from, to)
  const clause = `${lineBefore.slice(lineBefore.search(/[^。;]*$/))} ${lineAfter.slice(0, 12).split(/[。;]/)[0]}`
  if (OFFICIAL_WORD.test(clause.slice(-44))) return false
  if (PRIVATE_WORD.test(clause) || namesNear(clause).length > 0) return true
  const label =
    /(?:的|联系|本人)?(?:手机号?码?|电话|号码|联系方式)?[\s:(,、]{0,4}(?:\+?86[\s-]?)?$/.exec(lineBefore)?.[0] ?? ''
  if (nameEndingAt(lineBefore, lineBefore.length - label.length) >= 0) return true
  if (OFFICIAL_WORD.test(head)) return false
  return PRIVATE_WORD.test(head) || beside.isPerson()
}

/** 138****1234. */
export const maskedMobile = (number: string): string => `${number.slice(0, 3)}****${number.slice(-4)}`
