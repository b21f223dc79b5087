import type { Aside, SourceTable } from '@gongkai/shared/exchange/import/source-table'
import type { Package } from '../../../platform/files/package/open-package.js'
import { unreadable } from '../../../platform/files/package/unreadable.js'
import { readRelationships, walkXml, type XmlHandler } from '../../../platform/files/package/xml.js'
import { DocumentTables } from './document-tables.js'
import type { ReadingLimits } from './limits.js'
import { readComments } from './read-comments.js'
import { shown, symbol } from './word-symbols.js'

const DOCUMENT = 'word/document.xml'
/** Content that Word keeps twice or has struck out: the older copy of a drawing, text moved from here, field codes. */
const UNSEEN = new Set(['Fallback', 'moveFrom', 'del', 'instrText'])

/** The tables of a docx with the paragraphs before each; a table within a cell is that cell's text. */
export async function readDocument(
  file: Package,
  limits: ReadingLimits,
  onProgress: (fraction: number) => void,
): Promise<SourceTable[]> {
  const relationships = [...(await readRelationships(file, DOCUMENT)).values()]
  for (const { type, external } of relationships)
    if (external && type !== 'hyperlink')
      unreadable('import.external', '这个文件链接到别的文件，为安全起见不导入；请把链接的内容粘贴为文字后另存')

  const read = new DocumentTables(limits)
  const asides: Aside[] = []
  const size = file.size(DOCUMENT)
  let done = 0
  await walkXml(file, DOCUMENT, withDeleted(handlerOf(read, limits), asides), (piece) => {
    done += piece
    onProgress(done / size)
  })
  for (const { type, target } of relationships)
    if (type === 'comments' && file.has(target)) asides.push(...(await readComments(file, target, '批注')))
  if (read.tables[0] && asides.length > 0) read.tables[0].asides = asides
  return read.tables
}

/** Text that was deleted while changes were tracked stays in the file, and whoever gets the file can read it. */
function withDeleted(handler: XmlHandler, asides: Aside[]): XmlHandler {
  let deleted = ''
  let takes = false
  return {
    open(name, attributes) {
      if (name === 'delText') takes = true
      handler.open?.(name, attributes)
    },
    text(piece) {
      if (takes) deleted += piece
      handler.text?.(piece)
    },
    close(name) {
      if (name === 'delText') takes = false
      if (name === 'del' && deleted) {
        asides.push({ place: '修订中删去的文字', text: deleted })
        deleted = ''
      }
      handler.close?.(name)
    },
  }
}

type Attributes = Record<string, string>
/** Text that is no number counts as `least`. */
const atLeast = (least: number, value: string | undefined) => Math.max(least, Number(value ?? least) || least)

/** The effect of a document's elements on its tables, but for those that Word does not show. */
function handlerOf(read: DocumentTables, limits: ReadingLimits): XmlHandler {
  let unseen = 0
  let takes = false
  let font = ''
  const opened: Readonly<Record<string, (attributes: Attributes) => void>> = {
    tbl: () => read.openTable(),
    tr: () => read.openLine(),
    gridBefore: (attributes) => read.skip(atLeast(0, attributes['w:val'])),
    tc: () => read.openCell(),
    gridSpan: (attributes) => read.spanCell(atLeast(1, attributes['w:val'])),
    vMerge: (attributes) => read.joinCell(attributes['w:val'] === 'restart' ? 'starts' : 'goes on'),
    r: () => {
      font = ''
    },
    rFonts: (attributes) => {
      font = (attributes['w:ascii'] ?? attributes['w:hAnsi'] ?? '').toLowerCase()
    },
    sym: (attributes) =>
      read.add(symbol((attributes['w:font'] ?? '').toLowerCase(), Number.parseInt(attributes['w:char'] ?? '', 16))),
    t: () => {
      takes = true
    },
    tab: () => read.add(' '),
    br: () => read.add('\n'),
    cr: () => read.add('\n'),
  }
  const closed: Readonly<Record<string, () => void>> = {
    t: () => {
      takes = false
    },
    p: () => read.endParagraph(),
    tc: () => read.endCell(),
    tbl: () => read.endTable(),
  }
  return {
    open(name, attributes) {
      if (UNSEEN.has(name)) unseen++
      if (unseen === 0 && Object.hasOwn(opened, name)) opened[name]?.(attributes)
    },
    text(piece) {
      if (!takes || unseen > 0) return
      if (read.textLength > 10 * limits.cellCharacters)
        unreadable('import.cell', `有一段文字超过 ${limits.cellCharacters} 个字，一格最多这么多，请删去多余的内容`)
      read.add(shown(font, piece))
    },
    close(name) {
      if (UNSEEN.has(name)) unseen--
      else if (unseen === 0 && Object.hasOwn(closed, name)) closed[name]?.()
    },
  }
}
