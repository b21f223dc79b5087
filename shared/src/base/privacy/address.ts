import { namesNear } from './names.js'
import { around, namesUnit, OFFICIAL_WORD } from './surroundings.js'

const NUMBER = '(?:[0-9]{1,5}|[零〇一二三四五六七八九十百]{1,5})'
/** A step below the village: 3组, 12号, 5栋, 2单元, 301室 (GB/T 23705 门牌). */
const STEP = `[ ,，]{0,2}(?:第?${NUMBER}(?:[-－—之][0-9]{1,4}){0,2}[ ]?(?:号楼|村民小组|小组|单元|[组号栋幢座楼层室房弄社队](?!院|长|人|员))|[A-Za-z][座栋幢])`
const STEPS = new RegExp(STEP, 'g')
/** Ends of a place's name, before which a house is a home's or an office's. */
const PLACE_END =
  /(?:街道|社区|委会|新村|小区|花园|公寓|家园|大道|自然村|[省市州县区旗镇乡村路街巷里弄屯寨庄苑园城道埕厝坑])/
/** The last 行政区划 or village of an address: down to it an address may stand. */
const TOWN = /^.*(?:街道|社区|村委会|居委会|[镇乡村])(?!道|路|街)|^.*[县区市州旗]/
/** The address is that of somebody's home. */
const HOME = /住址|家庭地址|家庭住|家住|住在|现住|居住|户籍|户口|籍贯|住所|通讯地址|通信地址|收件|本人|租住|联系地址/
/** Not a home: an office, a window, a shop. */
const OFFICE_PLACE =
  /办公|办事|受理|窗口|大厅|单位地址|咨询|服务|监督|邮编|上班|工作时间|公示地点|查阅|场所|营业|经营|注册|领取地点|会议|开标/
/** Land and works are described by their groups and numbers, nobody's home is. */
const LAND_AFTER = /^[^\n]{0,4}(?:集体|土地|农民|地块|耕地|林地|范围|道路|文件|令|公告|通知|文)/

export interface AddressHit {
  from: number
  to: number
  masked: string
}

/** Addresses below the village. One step alone (锦祥路12号) is asked about only where somebody lives there; offices' are left. */
export function findAddresses(plain: string, head: string): AddressHit[] {
  const found: AddressHit[] = []
  let end = 0
  STEPS.lastIndex = 0
  for (let match = STEPS.exec(plain); match; match = STEPS.exec(plain)) {
    if (match.index < end) continue
    let to = match.index + match[0].length
    let steps = 1
    // All that follows without a sign between belongs to the same address.
    for (let next = STEPS.exec(plain); next && next.index === to; next = STEPS.exec(plain)) {
      to += next[0].length
      steps++
    }
    STEPS.lastIndex = to
    const hit = hitOf(plain, Math.max(end, match.index - 60), match.index, to, steps, head)
    if (hit) {
      found.push(hit)
      end = to
    }
  }
  return found
}

function hitOf(
  plain: string,
  earliest: number,
  at: number,
  to: number,
  steps: number,
  head: string,
): AddressHit | null {
  const steplike = plain.slice(at, to)
  const place = placeBefore(plain, earliest, at)
  const home = HOME.test(plain.slice(Math.max(0, at - 40), at)) || HOME.test(head)
  if (place < 0 && !(home && steps > 1)) return null
  const { lineBefore, lineAfter } = around(plain, at, to)
  const surroundings = `${lineBefore.slice(-40)} ${lineAfter.slice(0, 16)}`
  if (OFFICE_PLACE.test(surroundings) || OFFICE_PLACE.test(head) || LAND_AFTER.test(lineAfter)) return null
  const person = namesNear(surroundings).length > 0 || home
  if (!person && (OFFICIAL_WORD.test(surroundings) || namesUnit(surroundings))) return null
  if (!person && steps === 1 && !/^[^零〇一二三四五六七八九十百]*(?:[组室]|单元)$/.test(steplike)) return null
  const from = place < 0 ? at : place
  const kept = TOWN.exec(plain.slice(from, at))?.[0]
  return { from, to, masked: kept || '***' }
}

const SAYS_PLACE = /住址|地址|家住|住在|现住|居住在?|户籍地?|所在地|租住|位于|籍贯|[在于系住]/g

/** The beginning of a place's name that stands directly before `at`; -1 for none. */
function placeBefore(plain: string, earliest: number, at: number): number {
  const run = /[\u4e00-\u9fff]{2,40}[ ]?$/.exec(plain.slice(earliest, at))
  if (!run || !PLACE_END.test(run[0].slice(-8))) return -1
  let start = 0
  SAYS_PLACE.lastIndex = 0
  for (let word = SAYS_PLACE.exec(run[0]); word; word = SAYS_PLACE.exec(run[0])) {
    const end = word.index + word[0].length
    if (PLACE_END.test(run[0].slice(end))) start = end
  }
  return earliest + run.index + start
}
