import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib'
import { stripPicture } from './strip-picture.js'

/** Of the catalogue, what shows pages. Attachments, scripts, portfolios, signatures' rights and the text behind the page go. */
const OF_CATALOGUE = new Set([
  'Type',
  'Version',
  'Pages',
  'PageLabels',
  'PageLayout',
  'PageMode',
  'Outlines',
  'Dests',
  'Names',
  'ViewerPreferences',
  'AcroForm',
  'Lang',
  'OCProperties',
  'OutputIntents',
])
/** Anywhere: who made it with what, and small pictures of pages as they once were. */
const OF_ITS_MAKER = new Set([
  'Metadata',
  'PieceInfo',
  'LastModified',
  'Thumb',
  'AA',
  'AF',
  'StructParents',
  'StructParent',
  'XFA',
])
const HARMLESS_ACTIONS = new Set(['GoTo', 'URI', 'Named'])
/** Of annotations links and form fields are part of the page; comments, stamps and attached files are not. */
const OF_THE_PAGE = new Set(['Link', 'Widget'])
/** Texts that no page shows as its own: bookmarks, values of forms, addresses of links. */
const WORDS = new Set(['Title', 'V', 'DV', 'TU', 'Contents', 'URI', 'Opt'])

interface Stripped {
  removed: string[]
  /** the texts that stand beside the pages */ words: string
}

/** Takes all of it out of the document, and whatever is then reached by nothing: older versions, forgotten objects. */
export function stripPdf(document: PDFDocument): Stripped {
  const { context, catalog } = document
  const told = new Set<string>()
  let comments = 0
  if (context.trailerInfo.Info) told.add('作者、制作软件等文件属性')
  context.trailerInfo.Info = undefined
  context.trailerInfo.ID = undefined
  for (const key of catalog.keys()) {
    const name = key.decodeText()
    if (OF_CATALOGUE.has(name)) continue
    if (name === 'Metadata') told.add('作者、制作软件等文件属性')
    catalog.delete(key)
  }
  const names = catalog.lookupMaybe(PDFName.of('Names'), PDFDict)
  for (const key of names?.keys() ?? []) {
    const name = key.decodeText()
    if (name === 'Dests') continue
    told.add(name === 'EmbeddedFiles' ? '附件' : '脚本')
    names?.delete(key)
  }
  const words: string[] = []
  const reached = new Set<string>()
  const waiting: PDFObject[] = [catalog]
  const root = context.trailerInfo.Root
  if (root instanceof PDFRef) reached.add(root.toString())
  while (waiting.length > 0) {
    const object = waiting.pop() as PDFObject
    if (object instanceof PDFRef) {
      if (reached.has(object.toString())) continue
      reached.add(object.toString())
      const found = context.lookup(object)
      if (!found) continue
      if (found instanceof PDFRawStream) context.assign(object, withoutPictureWords(found))
      waiting.push(context.lookup(object) ?? found)
    } else if (object instanceof PDFArray) waiting.push(...object.asArray())
    else if (object instanceof PDFStream) waiting.push(object.dict)
    else if (object instanceof PDFDict) {
      comments += stripDict(object, told)
      words.push(...wordsOf(object))
      for (const [, value] of object.entries()) waiting.push(value)
    }
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!reached.has(ref.toString())) context.delete(ref)
  if (comments > 0) told.add(`批注 ${comments} 处`)
  return { removed: [...told], words: words.join('\n') }
}

/** @returns how many comments went of it */
function stripDict(dict: PDFDict, told: Set<string>): number {
  for (const key of dict.keys()) if (OF_ITS_MAKER.has(key.decodeText())) dict.delete(key)
  for (const key of [PDFName.of('A'), PDFName.of('OpenAction'), PDFName.of('Next')]) {
    const action = dict.lookup(key)
    const kind = action instanceof PDFDict ? action.lookup(PDFName.of('S')) : undefined
    if (!(kind instanceof PDFName) || HARMLESS_ACTIONS.has(kind.decodeText())) continue
    told.add('脚本和打开别的程序的动作')
    dict.delete(key)
  }
  const annotations = dict.lookup(PDFName.of('Annots'))
  if (!(annotations instanceof PDFArray)) return 0
  let gone = 0
  for (let at = annotations.size() - 1; at >= 0; at--) {
    const annotation = annotations.lookup(at)
    const kind = annotation instanceof PDFDict ? annotation.lookup(PDFName.of('Subtype')) : undefined
    if (kind instanceof PDFName && OF_THE_PAGE.has(kind.decodeText())) continue
    annotations.remove(at)
    if (!(kind instanceof PDFName && kind.decodeText() === 'Popup')) gone++
  }
  return gone
}

function wordsOf(dict: PDFDict): string[] {
  return [...dict.entries()].flatMap(([key, value]) => {
    if (!WORDS.has(key.decodeText())) return []
    const texts = value instanceof PDFArray ? value.asArray() : [value instanceof PDFRef ? dict.lookup(key) : value]
    return texts.flatMap((text) =>
      text instanceof PDFString || text instanceof PDFHexString ? [text.decodeText()] : [],
    )
  })
}

/** A photo on a page keeps its dots alone. */
function withoutPictureWords(stream: PDFRawStream): PDFRawStream {
  const filter = stream.dict.lookup(PDFName.of('Filter'))
  const only = filter instanceof PDFArray && filter.size() === 1 ? filter.lookup(0) : filter
  if (!(only instanceof PDFName) || only.decodeText() !== 'DCTDecode') return stream
  const contents = Uint8Array.from(stripPicture(stream.contents))
  return PDFRawStream.of(stream.dict, contents)
}
