import type { SourceTable } from '@gongkai/shared/exchange/import/source-table'
import type { ReadingLimits } from './limits.js'
import type { Package } from './open-package.js'
import { cleanText, Spent, TableMaker } from './table-maker.js'
import { unreadable } from './unreadable.js'
import { readRelationships, walkXml } from './xml.js'

const DOCUMENT = 'word/document.xml'
/** Ticks and boxes that Word takes out of its picture fonts, by font and the character's last byte. */
const SYMBOLS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  wingdings: {
    110: '■',
    111: '□',
    113: '□',
    114: '□',
    116: '◆',
    117: '◆',
    168: '□',
    252: '√',
    254: '☑',
    253: '☒',
    167: '■',
  },
  'wingdings 2': { 80: '√', 82: '☑', 83: '☒', 84: '☒', 163: '□', 162: '■', 42: '□' },
}
/** Elements that Word keeps twice or has struck out: the older copy of a drawing, text moved from here, field codes. */
const UNSEEN = new Set(['Fallback', 'moveFrom', 'del', 'instrText'])

/** The tables of a docx with the paragraphs before each; a table within a cell is that cell's text. */
export async function readDocument(
  file: Package,
  limits: ReadingLimits,
  onProgress: (fraction: number) => void,
): Promise<SourceTable[]> {
  for (const { type, external } of (await readRelationships(file, DOCUMENT)).values())
    if (external && type !== 'hyperlink')
      unreadable('import.external', '这个文件链接到别的文件，为安全起见不导入；请把链接的内容粘贴为文字后另存')

  const tables: SourceTable[] = []
  const spent = new Spent(limits)
  const size = file.size(DOCUMENT)
  let done = 0
  let before: string[] = []
  let depth = 0
  let unseen = 0
  let takes = false
  let font = ''
  let text = ''
  let table: TableMaker | null = null
  let line = -1
  let column = 0
  let span = 1
  let joins: 'starts' | 'goes on' | null = null
  /** cells that reach down, by their first column */
  let reaching = new Map<number, { top: number; right: number }>()

  const endReach = (left: number, bottom: number) => {
    const reach = reaching.get(left)
    if (!reach) return
    table?.merge({ top: reach.top, left, bottom, right: reach.right })
    reaching.delete(left)
  }
  const endCell = () => {
    const right = column + span - 1
    if (joins === 'goes on' && reaching.has(column)) {
      // Word hides what stands in a cell that is covered; it is not shown here either.
    } else {
      endReach(column, line - 1)
      table?.set(line, column, text)
      if (joins === 'starts') reaching.set(column, { top: line, right })
      else table?.merge({ top: line, left: column, bottom: line, right })
    }
    column = right + 1
    text = ''
  }
  const endTable = () => {
    for (const left of [...reaching.keys()]) endReach(left, line)
    const made = table?.make()
    if (made) {
      spent.take(made)
      tables.push(made)
      before = []
    }
    table = null
  }

  await walkXml(
    file,
    DOCUMENT,
    {
      open(name, attributes) {
        if (UNSEEN.has(name)) unseen++
        if (unseen > 0) return
        switch (name) {
          case 'tbl':
            depth++
            if (depth > 1) return
            table = new TableMaker('', before, limits)
            line = -1
            reaching = new Map()
            return
          case 'tr':
            if (depth !== 1) return
            line++
            column = 0
            if (line > limits.lines)
              unreadable('import.long', `表格超过 ${limits.lines.toLocaleString('en-US')} 行，请拆成几个文件`)
            return
          case 'gridBefore':
            if (depth === 1) column += Math.max(0, Number(attributes['w:val'] ?? 0) || 0)
            return
          case 'tc':
            if (depth !== 1) return
            text = ''
            span = 1
            joins = null
            return
          case 'gridSpan':
            if (depth === 1) span = Math.max(1, Number(attributes['w:val'] ?? 1) || 1)
            return
          case 'vMerge':
            if (depth === 1) joins = attributes['w:val'] === 'restart' ? 'starts' : 'goes on'
            return
          case 'r':
            font = ''
            return
          case 'rFonts':
            font = (attributes['w:ascii'] ?? attributes['w:hAnsi'] ?? '').toLowerCase()
            return
          case 'sym':
            text += symbol((attributes['w:font'] ?? '').toLowerCase(), Number.parseInt(attributes['w:char'] ?? '', 16))
            return
          case 't':
            takes = true
            return
          case 'tab':
            text += ' '
            return
          case 'br':
          case 'cr':
            text += '\n'
            return
        }
      },
      text(piece) {
        if (!takes || unseen > 0) return
        if (text.length > 10 * limits.cellCharacters)
          unreadable('import.cell', `有一段文字超过 ${limits.cellCharacters} 个字，一格最多这么多，请删去多余的内容`)
        text += font in SYMBOLS ? Array.from(piece, (letter) => symbol(font, letter.charCodeAt(0))).join('') : piece
      },
      close(name) {
        if (UNSEEN.has(name)) {
          unseen--
          return
        }
        if (unseen > 0) return
        if (name === 't') takes = false
        else if (name === 'p') {
          if (depth > 0) text += '\n'
          else {
            const said = cleanText(text)
            if (said) before.push(said)
            text = ''
          }
        } else if (name === 'tc' && depth === 1) endCell()
        else if (name === 'tbl') {
          depth--
          if (depth === 0) endTable()
        }
      },
    },
    (piece) => {
      done += piece
      onProgress(done / size)
    },
  )
  return tables
}

/** A character of a picture font as the one everybody's fonts have; an unknown one stays as it is typed. */
function symbol(font: string, code: number): string {
  const low = code >= 0xf000 ? code - 0xf000 : code
  return SYMBOLS[font]?.[low] ?? (Number.isNaN(low) ? '' : String.fromCharCode(low))
}
