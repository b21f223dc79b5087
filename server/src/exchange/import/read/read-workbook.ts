import { refuse } from '@gongkai/shared/base/refusal'
import type { Aside, SourceTable } from '@gongkai/shared/exchange/import/source-table'
import type { Package } from '../../../platform/files/package/open-package.js'
import { Unreadable, unreadable } from '../../../platform/files/package/unreadable.js'
import { readRelationships, walkXml } from '../../../platform/files/package/xml.js'
import type { ReadingLimits } from './limits.js'
import { readNumberFormats } from './number-formats.js'
import { readComments } from './read-comments.js'
import { Spent, TableMaker } from './table-maker.js'

const WORKBOOK = 'xl/workbook.xml'
/** As many places as a message can name and still be read. */
const MOST_PLACES = 5

/** The sheets of an xlsx in their order, hidden ones and hidden lines included: nothing is dropped that somebody may have typed. */
export async function readWorkbook(
  file: Package,
  limits: ReadingLimits,
  onProgress: (fraction: number) => void,
  wholeDates = false,
): Promise<SourceTable[]> {
  const relationships = await readRelationships(file, WORKBOOK)
  for (const { type, external } of relationships.values())
    if (type === 'externalLink' || (external && type !== 'hyperlink'))
      unreadable('import.external', '这个文件链接到别的文件，为安全起见不导入；请在“数据—编辑链接”里断开链接并另存')
  const { sheets, from1904 } = await readSheets(file)
  const partOf = (type: string) =>
    [...relationships.values()].find((relationship) => relationship.type === type)?.target
  const stringsPart = partOf('sharedStrings')
  const strings = stringsPart && file.has(stringsPart) ? await readStrings(file, stringsPart, limits) : []
  const stylesPart = partOf('styles')
  const styles = stylesPart && file.has(stylesPart) ? { file, part: stylesPart } : null
  const show = await readNumberFormats(styles, from1904, wholeDates)

  const parts = sheets
    .map(({ name, relationship }) => ({ name, target: relationships.get(relationship) }))
    .flatMap(({ name, target }) => (target?.type === 'worksheet' ? [{ name, part: target.target }] : []))
  const all = parts.reduce((sum, { part }) => sum + file.size(part), 0)
  let done = 0
  const spent = new Spent(limits)
  const tables: SourceTable[] = []
  for (const { name, part } of parts) {
    const table = await readSheet(file, part, name, { strings, show, limits }, (size) => {
      done += size
      onProgress(done / all)
    })
    if (!table) continue
    const asides = await commentsOf(file, part, name)
    if (asides.length > 0) table.asides = asides
    spent.take(table)
    tables.push(table)
  }
  return tables
}

async function commentsOf(file: Package, part: string, sheet: string): Promise<Aside[]> {
  const asides: Aside[] = []
  for (const { type, target } of (await readRelationships(file, part)).values())
    if ((type === 'comments' || type === 'threadedComment') && file.has(target))
      asides.push(...(await readComments(file, target, `工作表“${sheet}”的批注`)))
  return asides
}

async function readSheets(file: Package) {
  const sheets: { name: string; relationship: string }[] = []
  let from1904 = false
  await walkXml(file, WORKBOOK, {
    open(name, attributes) {
      if (name === 'sheet') sheets.push({ name: attributes.name ?? '', relationship: attributes['r:id'] ?? '' })
      if (name === 'workbookPr') from1904 = attributes.date1904 === '1' || attributes.date1904 === 'true'
    },
  })
  return { sheets, from1904 }
}

async function readStrings(file: Package, part: string, limits: ReadingLimits): Promise<string[]> {
  const strings: string[] = []
  let characters = 0
  let text = ''
  let inText = false
  let phonetic = false
  await walkXml(file, part, {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') phonetic = true
      else if (name === 't') inText = !phonetic
    },
    text(piece) {
      if (!inText) return
      text += piece
      characters += piece.length
      if (characters > limits.characters)
        unreadable(
          'import.heavy',
          `这个文件里的文字超过 ${limits.characters / 10_000} 万字，一次读不下，请拆成几个文件`,
        )
    },
    close(name) {
      if (name === 'si') strings.push(withoutEscapes(text))
      else if (name === 'rPh') phonetic = false
      else if (name === 't') inText = false
    },
  })
  return strings
}

interface SheetContext {
  strings: readonly string[]
  show: (value: number, style: number) => string
  limits: ReadingLimits
}

async function readSheet(
  file: Package,
  part: string,
  sheet: string,
  { strings, show, limits }: SheetContext,
  onPiece: (size: number) => void,
): Promise<SourceTable | null> {
  const table = new TableMaker(sheet, [], limits)
  const formulas: string[] = []
  let formulaCount = 0
  let line = -1
  let column = -1
  let type = ''
  let style = 0
  let address = ''
  let text = ''
  let takes = false
  const mostText = 10 * limits.cellCharacters
  await walkXml(
    file,
    part,
    {
      open(name, attributes) {
        if (name === 'row') {
          line = attributes.r ? Number(attributes.r) - 1 : line + 1
          column = -1
        } else if (name === 'c') {
          address = attributes.r ?? ''
          column = address ? columnOf(address) : column + 1
          type = attributes.t ?? 'n'
          style = Number(attributes.s ?? 0)
          text = ''
        } else if (name === 'f') {
          formulaCount++
          if (formulas.length < MOST_PLACES) formulas.push(address)
        } else if (name === 'v' || name === 't') takes = true
        else if (name === 'rPh') type = 'phonetic'
        else if (name === 'mergeCell') {
          const [from, to] = (attributes.ref ?? '').split(':')
          if (from && to)
            table.merge({ top: lineOf(from), left: columnOf(from), bottom: lineOf(to), right: columnOf(to) })
        }
      },
      text(piece) {
        if (!takes || type === 'phonetic') return
        text += piece
        if (text.length > mostText) table.set(line, column, text)
      },
      close(name) {
        if (name === 'v' || name === 't') takes = false
        else if (name === 'rPh') type = 'inlineStr'
        else if (name === 'c' && text !== '') table.set(line, column, shown(text))
      },
    },
    onPiece,
  )
  if (formulaCount > 0)
    throw new Unreadable(
      refuse(
        'import.formulas',
        `工作表“${sheet}”${formulas[0]}`,
        `工作表“${sheet}”的 ${formulas.join('、')}${formulaCount > formulas.length ? ` 等 ${formulaCount} 格` : ''}是公式，导入的表只能有文字和数字；请全选复制，再“选择性粘贴—数值”后保存`,
      ),
    )
  return table.make()

  function shown(value: string): string {
    if (type === 's') return strings[Number(value)] ?? ''
    if (type === 'n' || type === '') return show(Number(value), style)
    if (type === 'b') return value === '1' ? '是' : '否'
    return withoutEscapes(value)
  }
}

const lineOf = (address: string) => Number(address.replace(/\D/g, '')) - 1

function columnOf(address: string): number {
  let column = 0
  for (let at = 0; at < address.length; at++) {
    const letter = address.charCodeAt(at) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column - 1
}

/** Excel writes what XML cannot hold as _xHHHH_. */
function withoutEscapes(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-F]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
}
