import { type Digits, isBirthday, type Joined, joinedFrom, type Run } from './numbers.js'
import { around, SERIAL_BEFORE } from './surroundings.js'

/** Provinces of GB/T 2260, 81–83 for the residence permits of 港澳台居民, 91 for foreigners. */
const PROVINCE = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)/
/** 外国人永久居留身份证 (2023): a 9, the province of application, the nationality. */
const FOREIGN = /^9(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])/
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
/** The last sign, and what is written for it by hand: × and the letters of other alphabets that look like it. */
const LAST_X =
  /^(?:[ \t]{0,3}[-\u2010-\u2015_.][ \t]{0,3}|[ \t]{0,4}(?:\r\n?|\n)?[ \t]{0,12})([xX×✕╳ХхΧχ])(?![0-9A-Za-z])/
/** A word that says which number it is. */
const IDENTITY_WORD = /身份证|身份号|身份证明|公民身份|证件|身分证|身份\s*ID|ID\s*(?:card|no)/i

/** Papers of works and shops that are numbered by 行政区划 and day. */
const PAPER_BEFORE =
  /(?:施工|规划|建设|经营|卫生|生产|采矿|排污|开发|销售|预售)许可证(?:书)?(?:编?号|号码)?[^0-9\u4e00-\u9fff]{0,3}$|(?:项目|招标|标段|合同|流水|受理|订单|宗地|图斑|地块)(?:编号|代码|号)[^0-9\u4e00-\u9fff]{0,3}$/

/** Behind the word for an identity number a label of something else: the number is that. */
const LAST_IDENTITY_WORD = /(?:身份|证件|身分)(?![\s\S]*(?:身份|证件|身分))|$/
const OTHER_WORD = /卡号|账号|帐号|账户|帐户|存折|银行卡|一卡通|电话|手机|代码|编号|许可证/

/** Whether 18 signs are a 公民身份号码: province, day of birth, check sign by GB 11643-1999 (ISO 7064:1983 MOD 11-2). */
export function isIdentityNumber(number: string): boolean {
  return looksLikeIdentity(number) && checkSign(number) === number.charAt(17).toUpperCase()
}

const looksLikeIdentity = (number: string) =>
  (PROVINCE.test(number) || FOREIGN.test(number)) &&
  isBirthday(Number(number.slice(6, 10)), Number(number.slice(10, 12)), Number(number.slice(12, 14)))

function checkSign(number: string): string {
  let sum = 0
  for (const [index, weight] of WEIGHTS.entries()) sum += weight * (number.charCodeAt(index) - 48)
  return '10X98765432'.charAt(sum % 11)
}

/** Signs of 统一社会信用代码 (GB 32100-2015): no I, O, S, V, Z. */
const CREDIT_SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Whether 18 signs are a 统一社会信用代码 by their check sign (GB 32100-2015, MOD 31-3). */
export function isCreditCode(code: string): boolean {
  if (!/^[1-9ANY][1-59][0-9]{6}/.test(code)) return false
  let sum = 0
  for (let index = 0, weight = 1; index < 17; index++, weight = (weight * 3) % 31) {
    const value = CREDIT_SIGNS.indexOf(code.charAt(index))
    if (value < 0) return false
    sum += value * weight
  }
  return CREDIT_SIGNS.charAt((31 - (sum % 31)) % 31) === code.charAt(17).toUpperCase()
}

/** One identity number in a plain text. */
export interface IdentityHit extends Digits {
  number: string
  certain: boolean
}

/** An X behind 17 digits; its end in the plain text, 0 for none. */
function lastX(plain: string, to: number): number {
  const match = LAST_X.exec(plain.slice(to, to + 24))
  return match ? to + match[0].length : 0
}

/** The 18 signs that a joined number is with its last sign, null where it has another length. */
function eighteen(plain: string, joined: Joined): { number: string; to: number } | null {
  if (joined.digits.length === 18) return { number: joined.digits, to: joined.to }
  if (joined.digits.length !== 17) return null
  const to = lastX(plain, joined.to)
  return to ? { number: `${joined.digits}X`, to } : null
}

/** Identity numbers whose check sign holds within a longer run of digits, as where a mobile number is written to it without a blank. */
function withinRun(plain: string, run: Digits): IdentityHit[] {
  const found: IdentityHit[] = []
  for (let from = run.from; from + 17 <= run.to; from++) {
    const x = from + 17 === run.to ? lastX(plain, run.to) : 0
    const number = x ? `${plain.slice(from, run.to)}X` : plain.slice(from, from + 18)
    if (number.length < 18 || (!x && from + 18 > run.to) || !isIdentityNumber(number)) continue
    const to = x || from + 18
    found.push({ from, to, number, certain: true })
    from = to - 1
  }
  return found
}

/** Identity numbers, and the runs of digits that are left for other kinds. */
export function findIdentity(plain: string, runs: readonly Run[], head: string): IdentityHit[] {
  const found: IdentityHit[] = []
  let end = 0
  for (let start = 0; start < runs.length; start++) {
    const run = runs[start]
    if (!run || run.from < end) continue
    const length = run.to - run.from
    if (length > 18) {
      for (const hit of withinRun(plain, run)) {
        found.push(hit)
        end = hit.to
      }
      continue
    }
    const candidates = joinedFrom(plain, runs, start, 15, 18)
    const hit = certainOf(plain, candidates) ?? likelyOf(plain, candidates, head)
    if (!hit) continue
    found.push(hit)
    end = hit.to
  }
  return found
}

function certainOf(plain: string, candidates: readonly Joined[]): IdentityHit | null {
  for (const joined of candidates) {
    const whole = eighteen(plain, joined)
    if (!whole || !isIdentityNumber(whole.number)) continue
    // 18 digits may satisfy two checks, and a serial number of a place and a day its own by chance: the label before them decides.
    const before = around(plain, joined.from, joined.to).before.slice(-14)
    const credit = /信用代码|社会信用|组织机构/.test(before) && isCreditCode(whole.number)
    const serial = PAPER_BEFORE.test(before)
    return { from: joined.from, to: whole.to, number: whole.number, certain: !credit && !serial }
  }
  return null
}

/** 18 signs without a right check sign, or the 15 of before 1999 (GB 11643-1989), beside a word that says what they are. */
function likelyOf(plain: string, candidates: readonly Joined[], head: string): IdentityHit | null {
  // From the longest: 15 of 18 signs are no old number.
  for (const joined of [...candidates].reverse()) {
    if (joined.part || joined.from === joined.to) continue
    const whole = eighteen(plain, joined)
    const old = joined.digits.length === 15 && !whole
    if (!whole && !old) continue
    if (/[0-9A-Za-z]/.test(plain.charAt(whole?.to ?? joined.to))) continue
    const { before, after } = around(plain, joined.from, joined.to)
    if (OTHER_WORD.test(before.slice(before.search(LAST_IDENTITY_WORD)))) continue
    if (!IDENTITY_WORD.test(before) && !IDENTITY_WORD.test(after.slice(0, 12)) && !IDENTITY_WORD.test(head)) continue
    if (SERIAL_BEFORE.test(before) && !/身份|证件/.test(before.slice(-10))) continue
    const number = whole?.number ?? joined.digits
    if (old && !isOldNumber(number)) continue
    return { from: joined.from, to: whole?.to ?? joined.to, number, certain: false }
  }
  return null
}

const isOldNumber = (number: string) =>
  PROVINCE.test(number) &&
  isBirthday(1900 + Number(number.slice(6, 8)), Number(number.slice(8, 10)), Number(number.slice(10, 12)))

/** 350***********2415: the first three signs and the last four stand. */
export const maskedIdentity = (number: string): string =>
  `${number.slice(0, 3)}${'*'.repeat(Math.max(number.length - 7, 4))}${number.slice(-4)}`
