import { type Refusal, refuse } from '../../base/refusal.js'
import type { ImportKind } from '../../base/words/import-kinds.js'
import { carryDown } from './carry-down.js'
import { gridOf } from './grid.js'
import { listColumns } from './list-columns.js'
import { isFilledIn } from './read-disclosure-row.js'
import { readLawRow } from './read-law-row.js'
import type { ReadLine } from './read-line.js'
import type { SourceTable } from './source-table.js'

type ListKind = Exclude<ImportKind, 'entries' | 'guideline'>

/** How the columns of lists are called. */
const HEADS: Readonly<Record<ListKind, readonly (readonly [RegExp, string])[]>> = {
  power: [
    [/^(?:权责|权力|职权|事项|实施|目录|业务办理项|项目)*(?:编码|编号|代码|基本编码)$/, 'code'],
    [/^(?:权责|权力|职权|行政|事项|实施|项目)*(?:事项)?(?:名称|事项)$/, 'name'],
  ],
  service: [
    [/^(?:公共|服务|事项|实施|目录|项目)*(?:编码|编号|代码|基本编码)$/, 'code'],
    [/^(?:公共|服务|事项|实施|项目)*(?:事项)?(?:名称|事项)$/, 'name'],
  ],
  laws: [
    [/^(?:法规|法律|文件|依据|规范性文件|法律法规|政策)*(?:名称|标题|依据|文件名)$/, 'title'],
    [/^(?:文号|发文字号|文件编号|公布令号|令号|发文号)$/, 'documentNumber'],
    [/^(?:效力|状态|时效性|有效性|是否有效|效力状态)$/, 'status'],
    [/^(?:替代|被替代|新规定|现行规定|替代的规定|由何替代)$/, 'replacedBy'],
    [/^(?:说明|备注)$/, 'note'],
  ],
  organisations: [
    [/^(?:单位|机构|部门|村|社区|组织|村居)*(?:名称|全称)$|^(?:单位|机构|村（社区）|村社区)$/, 'name'],
    [/^(?:单位|机构)?(?:类别|类型|性质)$/, 'kind'],
    [
      /^(?:上级|所属|主管)(?:单位|镇|乡镇|部门|街道|镇街道|乡镇街道)?$|^(?:乡镇|镇|镇街|镇街道|乡镇街道)(?:名称)?$/,
      'parent',
    ],
    [/^(?:单位|机构|组织)?(?:代码|编码|编号)$/, 'code'],
  ],
  disclosures: [
    [/^(?:公开)?(?:事项)?(?:编号|编码)$/, 'publicNumber'],
    [/^(?:公开)?事项(?:名称)?$/, 'name'],
    [/^适用内容$/, 'subject'],
    [/^(?:应公开|公开)?(?:信息)?(?:的)?标题$/, 'title'],
    [/^(?:信息)?(?:形成|产生|制作)(?:的)?(?:日期|时间|日)$/, 'formedOn'],
    [/^应公开(?:日期|时间|日)$/, 'dueOn'],
    [/^(?:公开|网页|信息)?(?:链接|网址|地址|网页地址)(?:地址)?$/, 'url'],
    [/^(?:实际)?(?:公开|发布)(?:的)?(?:日期|时间|日)$/, 'publishedOn'],
    [/^公开渠道(?:和载体)?$|^渠道$/, 'channels'],
    [/^保密审查(?:人|人员)?$/, 'reviewedBy'],
    [/^登记号(?:请?勿改动?)?$/, 'registered'],
  ],
}
/** A row of heads names at least these. */
const NAMED_BY: Readonly<Record<ListKind, readonly string[]>> = {
  power: ['name'],
  service: ['name'],
  laws: ['title'],
  organisations: ['name'],
  disclosures: ['title', 'publishedOn'],
}
const NUMBER = /^(?:序号|序|编号|行号)$/
const bare = (text: string) => text.replace(/[\s（）()*＊:：]/g, '')
/** A code of a matter: figures and letters, with a figure in it, and no sentence. */
const CODE = /^(?=.*\d)[0-9A-Za-z\-_./:（）()\u4e00-\u9fff〔〕]{4,60}$/

/** Under 权责事项: the item and what it is parted into. */
const PART = /^(?:子项|小项)(?:名称)?$/
const WHOLE = /^(?:主项|大项)(?:名称)?$/

interface Columns {
  /** by the code of the column, the index */ at: Map<string, number>
  heads: string[]
  extra: string[]
}

/**
 * Lists: of matters (权责清单, 公共服务事项清单), laws, units. Columns in any order under any of their known names; without a
 * header the first columns are taken in the list's own order, which is a doubt. Every line comes back once.
 */
export function readListTables(kind: ListKind, tables: readonly SourceTable[]): ReadLine[] {
  return tables.flatMap((table, index) => readTable(kind, table, index))
}

function readTable(kind: ListKind, table: SourceTable, index: number): ReadLine[] {
  const grid = gridOf(table)
  const lines: ReadLine[] = []
  const headerRow = table.rows.findIndex((_, row) => row < 30 && columnsAt(kind, table.rows[row] ?? []) !== null)
  const found = headerRow < 0 ? null : columnsAt(kind, table.rows[headerRow] ?? [])
  const columns = found ?? inOrder(kind, table)
  const push = (row: number, line: Partial<ReadLine> & Pick<ReadLine, 'kind'>) => {
    const source = (table.rows[row] ?? []).flatMap((text, at) =>
      text ? [{ head: columns.heads[at] ?? '', text }] : [],
    )
    lines.push({
      table: index,
      line: table.lines[row] ?? row + 1,
      said: '',
      source,
      domainCode: '',
      doubts: [],
      faults: [],
      ...line,
    })
  }
  const under = found ? underHeads(found, table.rows[headerRow + 1] ?? []) : null
  const isAgain = (cells: readonly string[]) => found !== null && String(cells) === String(table.rows[headerRow])
  let above: Readonly<Record<string, string>> = {}
  table.rows.forEach((cells, row) => {
    const texts = cells.filter(Boolean)
    if (texts.length === 0) push(row, { kind: 'empty' })
    else if (row < headerRow) push(row, { kind: 'title' })
    else if (row === headerRow || (under && row === headerRow + 1) || isAgain(cells))
      push(row, {
        kind: 'header',
        said: row === headerRow && columns.extra.length > 0 ? `没有用到的列：${columns.extra.join('、')}` : '',
        extras: columns.extra,
      })
    else {
      const said = (at: number | undefined) => (at === undefined ? '' : inOneLine(grid.text(row, at)))
      const carried: Refusal[] = []
      const lostOnes: string[] = []
      const asRead: Record<string, string> = {}
      for (const { code, label } of listColumns(kind)) {
        const at = columns.at.get(code)
        if (at === undefined) {
          asRead[code] = ''
          continue
        }
        const stood = above[code] ?? ''
        const { text, from, lost } = carryDown(grid, row, at, stood, code === 'parent' && isVillage(asRead))
        asRead[code] = inOneLine(text) || said(at)
        if (lost) {
          lostOnes.push(code)
          carried.push(refuse('read.ditto', code, `“${label}”写的是“${said(at)}”，看不出指哪一行，请补上`))
        }
        if (from === 'blank')
          carried.push(refuse('read.carried', code, `“${label}”是空的，按上一行的“${stood}”理解，请核对`))
      }
      if (texts.length > 1) above = { ...asRead, ...Object.fromEntries(lostOnes.map((code) => [code, ''])) }
      if (under) asRead.name = said(under.part) || said(under.whole)
      const { values, doubts: own } = kind === 'laws' ? readLawRow(asRead) : { values: asRead, doubts: [] }
      const doubts = [...carried, ...own]
      if (Object.values(values).every((text) => text === '')) push(row, { kind: 'note', said: '没有要导入的内容' })
      else if (kind === 'disclosures' && !isFilledIn(values)) push(row, { kind: 'note', said: '没有填写' })
      else if (texts.length === 1 && /^(?:注|备注|说明)\s*[：:]/.test(texts[0] ?? '')) push(row, { kind: 'note' })
      else push(row, { kind: 'row', values, doubts: found ? doubts : [withoutHeader(kind), ...doubts] })
    }
  })
  return lines
}

const inOneLine = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .join('')

/** A village has a town above it; a table that lost its merged cells names that town once. */
const isVillage = ({ name = '', kind = '' }: Readonly<Record<string, string>>) =>
  /村|社区/.test(kind) || (kind === '' && /(?:村|社区)$/.test(name))

/** The columns that a row of heads names; null when it is none: it must name the list's own name. */
function columnsAt(kind: ListKind, cells: readonly string[]): Columns | null {
  const at = new Map<string, number>()
  const extra: string[] = []
  cells.forEach((cell, index) => {
    const text = bare(cell)
    const code = HEADS[kind].find(([pattern]) => pattern.test(text))?.[1]
    if (code && !at.has(code)) at.set(code, index)
    else if (text && !NUMBER.test(text)) extra.push(cell.replace(/\n/g, ''))
  })
  if (!NAMED_BY[kind].every((code) => at.has(code))) return null
  return { at, heads: cells.map((cell) => cell.replace(/\n/g, '')), extra }
}

/** A second line of heads: 主项 and 子项 under the name. */
function underHeads({ at }: Columns, cells: readonly string[]): { whole: number | undefined; part: number } | null {
  const part = cells.findIndex((cell) => PART.test(bare(cell)))
  if (part < 0 || !at.has('name')) return null
  const whole = cells.findIndex((cell) => WHOLE.test(bare(cell)))
  return { whole: whole < 0 ? at.get('name') : whole, part }
}

/** Without heads: a matter's code is where codes stand, everything else in the list's own order. */
function inOrder(kind: ListKind, table: SourceTable): Columns {
  const own = listColumns(kind)
  const width = table.rows[0]?.length ?? 0
  const at = new Map<string, number>()
  if (kind === 'power' || kind === 'service') {
    const share = (column: number) => table.rows.filter((row) => CODE.test(row[column] ?? '')).length
    const columns = Array.from({ length: width }, (_, column) => column)
    const code = columns.sort((one, other) => share(other) - share(one) || one - other)[0] ?? 0
    at.set('code', code)
    const name =
      Array.from({ length: width }, (_, column) => column).find((column) => column > code) ?? (code > 0 ? 0 : undefined)
    if (name !== undefined) at.set('name', name)
  } else
    own.forEach(({ code }, index) => {
      if (index < width) at.set(code, index)
    })
  const heads = Array.from({ length: width }, () => '')
  for (const [code, index] of at) heads[index] = own.find((column) => column.code === code)?.label ?? ''
  return { at, heads, extra: [] }
}

const withoutHeader = (kind: ListKind): Refusal =>
  refuse(
    'read.header',
    listColumns(kind)[0]?.code ?? '',
    `没有表头，按“${listColumns(kind)
      .map(({ label }) => label)
      .join('、')}”理解，请核对`,
  )
