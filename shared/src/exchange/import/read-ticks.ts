/** Signs that stand for “chosen”: black boxes and lozenges, ticks, and the letters that Wingdings and Wingdings 2 show as such. */
const CHOSEN = '■▄▲◆●★√✓✔☑☒✅√∨'
/** Empty boxes, among them the character 口 and the pound sign of Wingdings 2. */
const EMPTY = '□☐○◇△▢口£'
export const CHOSEN_SIGN = new RegExp(`^(?:[${CHOSEN}]|[tRP](?=[\\u4e00-\\u9fff“（]|$))`)
const EMPTY_BUT_MOUTH = EMPTY.replace('口', '')
/** 口 as a box: ahead of a name, and not the first half of a word of its own (口头告知). */
const MOUTH = '口(?=[\\u4e00-\\u9fff])(?![头径袋岸语味碑])'
export const EMPTY_SIGN = new RegExp(`^(?:[${EMPTY_BUT_MOUTH}]|${MOUTH})`)

const NO = /^(?:否|无|不|×|x|X|-|—|－|\/|／|0)$/
const YES = /^(?:是|有|Y|y|1|V|v)$/

/** The meaning of a cell under a head that is to be ticked: chosen or not; a text that is neither is given back as `text`. */
export function readTick(cell: string): { chosen: boolean; text: string; ticks: number } {
  const text = cell.replace(/\s+/g, '')
  if (text === '' || NO.test(text)) return { chosen: false, text: '', ticks: 0 }
  const marks = [...text].filter((sign) => CHOSEN.includes(sign)).length
  const rest = [...text].filter((sign) => !CHOSEN.includes(sign) && !EMPTY.includes(sign)).join('')
  if (rest === '') return { chosen: marks > 0, text: '', ticks: marks }
  if (/^[tRPüþ]$/.test(rest) || YES.test(rest)) return { chosen: true, text: '', ticks: 1 }
  return { chosen: true, text: cell.trim(), ticks: marks }
}

/**
 * Ticks in one cell that belong to several columns, e.g. √
 * √
 * √: nobody can tell them apart.
 */
export function isRowOfTicks(cell: string): boolean {
  const signs = cell.replace(/[\s|｜/、，,]+/g, '')
  return signs.length > 1 && [...signs].every((sign) => CHOSEN.includes(sign) || EMPTY.includes(sign))
}

export interface Option {
  chosen: boolean
  /** marked with a sign, be it an empty one */ marked: boolean
  text: string
}

/** [√], （■） and 【 】: a sign in brackets, or the place where one may be put. */
const BRACKETED = new RegExp(`[（([【] ?([${CHOSEN}]) ?[)）\\]】]`, 'g')
const OPEN_PLACE = /[（([【]\s{0,3}[)）\]】]/g
/** How the names of the template's options begin. */
const NAME = '(?:政府|政务|两微|发布会|广播|纸质|公开查阅|便民|入户|社区|精准|其他|决策|执行|结果)'
/**
 * 口, t, R and P also stand within words (窗口, APP): there a sign only where a name begins, which is at the start of a line, behind a
 * space, or ahead of a name of the template that follows no such word.
 */
const SIGN = [
  `[${CHOSEN}${EMPTY_BUT_MOUTH}×✗✘]`,
  `(?<=^|\\s)(?:${MOUTH}|[tRP](?=[\\u4e00-\\u9fff]))`,
  `(?<![窗户人路门出入港渡进端接关村街巷河])口(?=${NAME})|(?<![A-Za-z])[tRP](?=${NAME})`,
].join('|')
const SIGNS = new RegExp(`(${SIGN})`, 'g')
const ANY_SIGN = new RegExp(`[${CHOSEN}${EMPTY_BUT_MOUTH}]`)
const NUMBERED = /^\s*(?:\d{1,2}[.．、)）]|[（(]\d{1,2}[）)]|[①-⑳])\s*/
/** 政府网站√: the sign stands behind the name. */
const BEHIND = new RegExp(`[${CHOSEN}${EMPTY_BUT_MOUTH}]$`)

/** The options of a cell: marked ones wherever they stand; without any mark, one each line, or parted by 、，；. */
export function readOptions(cell: string): Option[] {
  const unbracketed = cell.replace(BRACKETED, '$1')
  const text = unbracketed === cell ? cell : unbracketed.replace(OPEN_PLACE, '□')
  const hasMarks = text.split('\n').some((line) => isMarked(line.trim())) || ANY_SIGN.test(text)
  if (!hasMarks) {
    return text
      .split(/[\n、，,；;]+/)
      .map((part) =>
        part
          .replace(NUMBERED, '')
          .replace(/[。.]$/, '')
          .trim(),
      )
      .filter(Boolean)
      .map((text) => ({ chosen: true, marked: false, text }))
  }
  return optionsBehind(text) ?? optionsAhead(text)
}

function optionsAhead(text: string): Option[] {
  return text
    .replace(SIGNS, '\n$1')
    .split('\n')
    .map((part) => part.trim())
    .filter(Boolean)
    .reduce<Option[]>((options, part) => {
      const chosen = CHOSEN_SIGN.test(part)
      if (chosen || EMPTY_SIGN.test(part) || (/^[×✗✘]/.test(part) && part.length > 1)) {
        options.push({ chosen, marked: true, text: part.slice(1).trim() })
        return options
      }
      const before = options.at(-1)
      // A name that the line's end cut in two goes on in the next line.
      if (before) before.text += part
      else options.push({ chosen: true, marked: false, text: part })
      return options
    }, [])
    .filter(({ text }) => text !== '')
}

/** Signs behind the names, where the first name has none ahead of it; a name without a sign is not chosen. */
function optionsBehind(text: string): Option[] | null {
  const parts = text.split(/[\s、，,；;]+/).filter(Boolean)
  const [first = ''] = parts
  if (isMarked(first) || !parts.some((part) => BEHIND.test(part)) || parts.some((part) => isMarked(part))) return null
  return parts.map((part) => {
    const sign = BEHIND.exec(part)?.[0] ?? ''
    return { chosen: CHOSEN.includes(sign) && sign !== '', marked: true, text: sign ? part.slice(0, -1) : part }
  })
}

function isMarked(line: string): boolean {
  return CHOSEN_SIGN.test(line) || EMPTY_SIGN.test(line)
}
