/** Signs that stand for “chosen”: black boxes and lozenges, ticks, and the letters that Wingdings and Wingdings 2 show as such. */
const CHOSEN = '■▄▲◆●★√✓✔☑☒√∨'
/** Empty boxes, among them the character 口 and the pound sign of Wingdings 2. */
const EMPTY = '□☐○◇△▢口£'
export const CHOSEN_SIGN = new RegExp(`^(?:[${CHOSEN}]|[tRP](?=[\\u4e00-\\u9fff“（]|$))`)
export const EMPTY_SIGN = new RegExp(`^(?:[${EMPTY.replace('口', '')}]|口(?=[\\u4e00-\\u9fff]))`)

const NO = /^(?:否|无|不|×|x|X|-|—|－|\/|／|0)$/
const YES = /^(?:是|有|Y|y|1|V|v)$/

/** What a cell says under a head that is to be ticked: chosen or not; a text that is neither is given back as `text`. */
export function readTick(cell: string): { chosen: boolean; text: string; ticks: number } {
  const text = cell.replace(/\s+/g, '')
  if (text === '' || NO.test(text)) return { chosen: false, text: '', ticks: 0 }
  const marks = [...text].filter((sign) => CHOSEN.includes(sign)).length
  const rest = [...text].filter((sign) => !CHOSEN.includes(sign) && !EMPTY.includes(sign)).join('')
  if (rest === '') return { chosen: marks > 0, text: '', ticks: marks }
  if (/^[tRP]$/.test(rest) || YES.test(rest)) return { chosen: true, text: '', ticks: 1 }
  return { chosen: true, text: cell.trim(), ticks: marks }
}

/** Ticks in one cell that belong to several columns, e.g. √|√|√: which is which cannot be known. */
export function isRowOfTicks(cell: string): boolean {
  const signs = cell.replace(/[\s|｜/、，,]+/g, '')
  return signs.length > 1 && [...signs].every((sign) => CHOSEN.includes(sign) || EMPTY.includes(sign))
}

export interface Option {
  chosen: boolean
  /** marked with a sign, be it an empty one */ marked: boolean
  text: string
}

/** The options of a cell: marked ones wherever they stand; without any mark, one each line, or parted by 、，；. */
export function readOptions(cell: string): Option[] {
  const sign = `[${CHOSEN}${EMPTY}]|[tRP£](?=[\\u4e00-\\u9fff])`
  const hasMarks =
    cell.split('\n').some((line) => isMarked(line.trim())) ||
    new RegExp(`[${CHOSEN}${EMPTY.replace('口', '')}]`).test(cell)
  if (!hasMarks) {
    return cell
      .split(/[\n、，,；;]+/)
      .map((part) =>
        part
          .replace(/^\s*(?:\d{1,2}[.．、)）]|[（(]\d{1,2}[）)]|[①-⑳])\s*/, '')
          .replace(/[。.]$/, '')
          .trim(),
      )
      .filter(Boolean)
      .map((text) => ({ chosen: true, marked: false, text }))
  }
  return cell
    .replace(new RegExp(`(${sign})`, 'g'), '\n$1')
    .split('\n')
    .map((part) => part.trim())
    .filter(Boolean)
    .reduce<Option[]>((options, part) => {
      const chosen = CHOSEN_SIGN.test(part)
      if (chosen || EMPTY_SIGN.test(part) || (/^£|^口/.test(part) && part.length > 1)) {
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

function isMarked(line: string): boolean {
  return CHOSEN_SIGN.test(line) || EMPTY_SIGN.test(line)
}
