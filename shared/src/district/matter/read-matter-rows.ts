import { type Refusal, refuse } from '../../base/refusal.js'

export interface MatterRow {
  code: string
  name: string
}
const MOST_CODE_CHARACTERS = 60
const MOST_NAME_CHARACTERS = 200
/** 350505-XK-0012, 闽泉港权〔1〕; a blank inside is a fault of copying. */
const CODE = /^[0-9A-Za-z\u4e00-\u9fff][0-9A-Za-z\u4e00-\u9fff\-_./:()（）〔〕]*$/

/** Codes are compared without regard to case and width of brackets: MySQL does the same. */
export const codeKey = (code: string) => code.toUpperCase().replaceAll('（', '(').replaceAll('）', ')')

/**
 * Rows of an imported matter list, tidied (full-width figures and letters made half-width, blanks around removed), and every
 * fault at once: `at` is `rows/<index from 0>/<code or name>`, the text names the row from 1.
 */
export function readMatterRows(rows: readonly unknown[]): { rows: MatterRow[]; refusals: Refusal[] } {
  const refusals: Refusal[] = []
  const firstRow = new Map<string, number>()
  const read = rows.map((raw, index) => {
    const { code: rawCode, name: rawName } = (raw ?? {}) as Partial<Record<keyof MatterRow, unknown>>
    const code = cell(rawCode)
    const name = cell(rawName)
    const fault = (field: keyof MatterRow, kind: string, text: string) =>
      refusals.push(refuse(`matter.${kind}`, `rows/${index}/${field}`, `第${index + 1}行：${text}`))
    if (!code) fault('code', 'missing', '缺少事项编码')
    else if (code.length > MOST_CODE_CHARACTERS) fault('code', 'too-long', `事项编码最多${MOST_CODE_CHARACTERS}个字符`)
    else if (!CODE.test(code)) fault('code', 'malformed', `事项编码“${code}”中有空格或不能使用的符号`)
    if (!name) fault('name', 'missing', '缺少事项名称')
    else if (name.length > MOST_NAME_CHARACTERS) fault('name', 'too-long', `事项名称最多${MOST_NAME_CHARACTERS}字`)
    const first = code ? firstRow.get(codeKey(code)) : undefined
    if (first !== undefined) fault('code', 'twice', `事项编码“${code}”与第${first + 1}行重复`)
    else if (code) firstRow.set(codeKey(code), index)
    return { code, name }
  })
  return { rows: read, refusals }
}

/** A code that a spreadsheet gives as a number is a code all the same. */
function cell(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return ''
  return String(value)
    .replace(/[！-～]/g, (sign) =>
      /[（），；：]/.test(sign) ? sign : String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
    )
    .trim()
}
