import { isName, maskedName, mayBeName, type NameHit, nameEndingAt, namesNear } from './names.js'

/** Heads of columns, and labels, under which stand names of the people whom a measure concerns. */
const HEAD =
  /姓\s*名|户主|名字|申请人|救助对象|补[贴助]对象|保障对象|低保对象|受助人|受益人|获得者|被征收人|被征地人|承租人|受灾户|贫困户|脱贫户|低保户|特困人员|残疾人$|学生$|患者|当事人|监护人/
const NOT_HEAD = /单位|企业|机构|部门|产品|项目|条件|范围|标准|类别|要素|内容|主体|依据/
const LABEL =
  /(?:姓\s*名|户主|申请人|救助对象|补[贴助]对象|保障对象|低保对象|受助人|受益人|被征收人|承租人|患者|当事人)(?:姓名)?[:(]?\s{0,3}$/
const BETWEEN = /^(?:[\s、,;/|·•和与及]|[(（]?[0-9]{1,4}[)）.、]){1,12}$/
const FEWEST = 3

export interface ListHit {
  from: number
  to: number
  masked: string
}

/** Lists of people: three names or more, one under the other or one behind the other, or any under a head such as 姓名. */
export function findNameLists(plain: string, head: string): ListHit[] {
  if (plain.length < 2) return []
  const names = namesNear(plain)
  const underHead = HEAD.test(head) && !NOT_HEAD.test(head)
  if (underHead) {
    const whole = wholeName(plain)
    return listedAs(plain, names.length > 0 || !whole ? names : [whole])
  }
  if (names.length === 0) return []
  const tabled = headLine(plain)
  const chosen = new Set<NameHit>()
  for (const name of names) {
    if (LABEL.test(plain.slice(Math.max(0, name.from - 14), name.from))) chosen.add(name)
    if (tabled >= 0 && name.from > tabled && standsAlone(plain, name)) chosen.add(name)
  }
  if (names.length >= FEWEST - 1) for (const name of inLists(plain, names)) chosen.add(name)
  return listedAs(plain, [...chosen])
}

/** A cell under 姓名 that is some name, also a rare one. */
function wholeName(plain: string): NameHit | null {
  const trimmed = plain.trim()
  if (!/^[\u3400-\u9fff·•]{2,12}$/.test(trimmed)) return null
  if (trimmed.length > 4 && !/[·•]/.test(trimmed)) return null
  if (/[人员户者类等无项局所村镇区会]$/.test(trimmed) || /姓名|户主|公开|对象|名单/.test(trimmed)) return null
  const from = plain.indexOf(trimmed)
  return { from, to: from + trimmed.length }
}

/** The end of a line that heads a table of people within the text (姓名 身份证号 …); -1 for none. */
function headLine(plain: string): number {
  const match = /(?:^|[\n\r])[^\n\r。]{0,30}(?:姓\s{0,4}名|户主)[ \t|,、][^\n\r。]{0,60}[\n\r]/.exec(plain)
  return match ? match.index + match[0].length - 1 : -1
}

const isHan = (sign: string) => sign >= '\u3400' && sign <= '\u9fff'
const standsAlone = (plain: string, { from, to }: NameHit) => !isHan(plain.charAt(from - 1)) && !isHan(plain.charAt(to))

/** Those of which three or more follow each other, with nothing between but signs, or each at the head of its line. */
function inLists(plain: string, names: readonly NameHit[]): NameHit[] {
  const open = names.filter((name) => !isHan(plain.charAt(name.from - 1)) && isCertainShape(plain, name))
  return [...inItems(plain, open), ...(names.length >= FEWEST ? inLines(plain) : [])]
}

/** 林建国、陈美丽、王志强等三户: the last may be followed by words, the first preceded. */
function inItems(plain: string, names: readonly NameHit[]): NameHit[] {
  const listed: NameHit[] = []
  let chain: NameHit[] = []
  const close = () => {
    const whole = chain.length < FEWEST - 1 ? chain : [...precedingName(plain, chain[0]), ...chain]
    // Words of two signs that begin like names stand side by side too: 杨梅、石榴、龙眼.
    const sure =
      whole.some(({ from, to }) => to - from > 2) ||
      LISTED.test(plain.slice(Math.max(0, (whole[0]?.from ?? 0) - 16), whole[0]?.from))
    if (whole.length >= FEWEST && sure) listed.push(...whole)
    chain = []
  }
  for (const name of names) {
    const last = chain[chain.length - 1]
    if (last && (name.from - last.to > 14 || !BETWEEN.test(plain.slice(last.to, name.from)))) close()
    chain.push(name)
  }
  close()
  return listed
}

const LISTED = /名单|人员|对象|户|人|[:：]/

/** The name before the first one that stands by itself: 拟将林建国、. */
function precedingName(plain: string, first: NameHit | undefined): NameHit[] {
  const signs = first ? /[、,;]\s{0,4}$/.exec(plain.slice(Math.max(0, first.from - 6), first.from)) : null
  if (!first || !signs) return []
  const to = first.from - signs[0].length
  const from = nameEndingAt(plain, to)
  return from < 0 ? [] : [{ from, to }]
}

/** A line that begins with a name, behind its number where it has one. */
const LINE = /^([\s0-9.、()|,:-]{0,12})((?:[\u3400-\u9fff]|[\ud840-\ud87f][\udc00-\udfff]){2,4})(?![\u3400-\u9fff])/

/** One under the other, each at the head of its line; between names that are no words one that is a word too is a name. */
function inLines(plain: string): NameHit[] {
  const listed: NameHit[] = []
  let chain: NameHit[] = []
  let certain = 0
  let missing = 0
  const close = () => {
    if (certain >= FEWEST && certain * 2 >= chain.length) listed.push(...chain)
    chain = []
    certain = 0
    missing = 0
  }
  let start = 0
  while (start < plain.length) {
    const next = plain.indexOf('\n', start)
    const end = next < 0 ? plain.length : next
    const [, before = '', token = ''] = LINE.exec(plain.slice(start, Math.min(end, start + 24))) ?? []
    if (mayBeName(token)) {
      chain.push({ from: start + before.length, to: start + before.length + token.length })
      if (isName(token)) certain++
      missing = 0
    } else if (++missing > 1) close()
    start = end + 1
  }
  close()
  return listed
}

const isCertainShape = (plain: string, { from, to }: NameHit) =>
  isName(plain.slice(from, to).replace(/ /g, '')) || /[·•]/.test(plain.slice(from, to))

const listedAs = (plain: string, names: readonly NameHit[]): ListHit[] =>
  names.map(({ from, to }) => ({ from, to, masked: maskedName(plain.slice(from, to)) }))

/** Whether nothing but signs stands between two names: they are one list, asked about once. */
export const isSameList = (plain: string, before: NameHit, after: NameHit): boolean =>
  after.from - before.to <= 14 && BETWEEN.test(plain.slice(before.to, after.from))
