import { namesNear } from './names.js'
import { around, type Surroundings } from './surroundings.js'

/** One passport, permit, plate, mailbox or WeChat id in a plain text. */
export interface PaperHit {
  kind: 'passport' | 'plate' | 'email' | 'wechat'
  from: number
  to: number
  masked: string
}

/** 护照 (E, G, D, S, P), 往来港澳通行证 (C, W), 回乡证 (H, M), each with the signs of its form; 台胞证 has digits only. */
const PASSPORT =
  /(?:[EeGg][0-9]{8}|[EeCc][A-HJ-NP-Za-hj-np-z][0-9]{7}|[DdSsPp][EeOo]?[0-9]{7,8}|[CcWw][0-9]{8}|[HhMm](?:[0-9]{10}|[0-9]{8}))(?![0-9A-Za-z])/g
const PASSPORT_WORD = /护照|通行证|回乡证|台胞证|返乡证|旅行证|证件|身份证明|passport/i
const TAIWAN = /(?:台胞证|台湾居民来往大陆通行证|来往大陆通行证|台湾通行证)[^0-9\n]{0,8}([0-9]{10}|[0-9]{8})(?![0-9])/g

/** 军官证, 士兵证: 南字第12345678号. */
const MILITARY = /(?:军官证|士兵证|军人证|文职干部证|警官证)[^0-9\n]{0,10}([0-9]{6,8})(?![0-9])/g

/** 机动车号牌 (GA 36-2018): the province, the office's letter, five signs or six of new energy. */
const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Za-hj-np-z][ ]?[·•・.\- ]?[ ]?(?:[0-9A-HJ-NP-Za-hj-np-z]{5}[0-9A-HJ-NP-Za-hj-np-z]?|[0-9A-HJ-NP-Z]{4}[挂学领])(?![0-9A-Za-z])/g
const OFFICIAL_CAR = /公务|执法|救护|校车|公交|警车|巡逻|消防|环卫|单位车辆|公车/

/** Mailboxes anybody may open; those of an office end in gov.cn or its own name. */
const PRIVATE_MAIL =
  /^(?:[a-z0-9-]+\.)?(?:qq|163|126|139|188|189|sina|sohu|yeah|foxmail|gmail|outlook|hotmail|live|msn|yahoo|icloud|me|aliyun|tom|21cn|wo|263|protonmail|proton|eyou|vip)\.(?:com|net|cn|com\.cn|me)$/i
const OFFICE_WORD = /咨询|监督|举报|投诉|公务|办公|单位|热线|受理|报名|官方|政务|信箱|报送|服务|意见|征求/

const WECHAT =
  /(微信(?!公众|小程序|服务号|订阅号|平台|群|支付|扫)|[Ww][Ee][Cc]hat|[VvWw][Xx]|[Vv]信|威信|薇信|加[Vv])([ ]?(?:号码?|ID|id)?[ ]{0,2}[是为:=]?)[ ]{0,2}([A-Za-z][-_A-Za-z0-9]{5,19})(?![A-Za-z0-9_-])/g
const WXID = /wxid_[a-z0-9]{6,24}/g
const OFFICIAL_WECHAT = /客服|咨询|工作|服务|办事|办公|公众|官方|政务|小程序|服务号|订阅号|视频号/

const each = (pattern: RegExp, plain: string, take: (match: RegExpExecArray) => void): void => {
  pattern.lastIndex = 0
  for (let match = pattern.exec(plain); match; match = pattern.exec(plain)) take(match)
}

/** Passports, permits, plates, private mailboxes and WeChat ids. */
export function findPapers(plain: string, head: string): PaperHit[] {
  if (!/[A-Za-z0-9]/.test(plain)) return []
  const found: PaperHit[] = []
  passports(plain, head, found)
  each(PLATE, plain, (match) => {
    const to = match.index + match[0].length
    if (!/[0-9]/.test(match[0]) || OFFICIAL_CAR.test(lineOf(around(plain, match.index, to)))) return
    found.push({ kind: 'plate', from: match.index, to, masked: `${match[0].slice(0, 2)}***${match[0].slice(-2)}` })
  })
  mailboxes(plain, found)
  each(WECHAT, plain, (match) => {
    const [all, word = '', between = '', id = ''] = match
    const from = match.index + all.length - id.length
    const { before, after } = around(plain, match.index, match.index + all.length)
    if (OFFICIAL_WECHAT.test(before.slice(-8)) || OFFICIAL_WECHAT.test(after.slice(0, 6)) || after.startsWith('@'))
      return
    // A word of Latin letters behind the name of the program is no id.
    if (/^[A-Za-z]/.test(word) && /[A-Za-z]$/.test(before)) return
    if (!between.trim() && !/[0-9_]/.test(id)) return
    found.push({ kind: 'wechat', from, to: from + id.length, masked: `${id.slice(0, 2)}****` })
  })
  const known = new Set(found.map(({ from }) => from))
  each(WXID, plain, ({ index, 0: id }) => {
    if (!known.has(index)) found.push({ kind: 'wechat', from: index, to: index + id.length, masked: 'wx****' })
  })
  return found
}

const lineOf = ({ lineBefore, lineAfter }: Surroundings) => `${lineBefore.slice(-24)} ${lineAfter.slice(0, 16)}`

function passports(plain: string, head: string, found: PaperHit[]): void {
  each(PASSPORT, plain, (match) => {
    const from = match.index
    const to = from + match[0].length
    if (/[0-9A-Za-z]/.test(plain.charAt(from - 1))) return
    const near = around(plain, from, to)
    const word =
      PASSPORT_WORD.test(near.before) || PASSPORT_WORD.test(near.after.slice(0, 12)) || PASSPORT_WORD.test(head)
    if (!word && namesNear(`${near.lineBefore.slice(-14)}`).length === 0) return
    found.push({ kind: 'passport', from, to, masked: maskedPaper(match[0]) })
  })
  const numbered = (match: RegExpExecArray) => {
    const number = match[1] ?? ''
    const to = match.index + match[0].length
    found.push({ kind: 'passport', from: to - number.length, to, masked: maskedPaper(number) })
  }
  each(TAIWAN, plain, numbered)
  each(MILITARY, plain, numbered)
}

const maskedPaper = (number: string) => `${number.slice(0, 1)}${'*'.repeat(number.length - 4)}${number.slice(-3)}`

/** From each @ outwards, not from each letter: a text of letters without @ costs nothing. */
function mailboxes(plain: string, found: PaperHit[]): void {
  for (let at = plain.indexOf('@'); at >= 0; at = plain.indexOf('@', at + 1)) {
    const name = /[A-Za-z0-9](?:[A-Za-z0-9._%+-]{0,63})[ ]?$/.exec(plain.slice(Math.max(0, at - 65), at))?.[0]
    const host = /^[ ]?[A-Za-z0-9-]{1,40}(?:[ ]?\.[ ]?[A-Za-z0-9-]{2,20}){1,3}/.exec(plain.slice(at + 1, at + 90))?.[0]
    if (!name || !host || !PRIVATE_MAIL.test(host.replace(/ /g, ''))) continue
    const from = at - name.length
    // The rest of a number that is masked already.
    if (plain.slice(Math.max(0, from - 3), from) === '***') continue
    const to = at + 1 + host.length
    const near = lineOf(around(plain, from, to))
    if (OFFICE_WORD.test(near) && namesNear(near).length === 0) continue
    found.push({ kind: 'email', from, to, masked: `${name.charAt(0)}***@${host.trim()}` })
  }
}
