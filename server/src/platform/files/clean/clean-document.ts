import type { Package } from '../package/open-package.js'
import type { CleanedFile, CleaningLimits } from './cleaned-file.js'
import { findInDocument } from './find-in-document.js'
import { keepRelationships, keepRest, type Parts, packAgain, reachedParts } from './pack-again.js'
import { countOf, PROPERTIES, pictureParts } from './package-words.js'
import { readDocumentText } from './read-document-text.js'
import { type Rewriting, rewriteXml } from './rewrite-xml.js'

/** The parts that a reader of the document sees, by the type of their relationship. */
const SEEN = new Set([
  'officeDocument',
  'styles',
  'settings',
  'fontTable',
  'font',
  'numbering',
  'theme',
  'header',
  'footer',
  'footnotes',
  'endnotes',
  'image',
  'hyperlink',
  'chart',
  'chartStyle',
  'chartColorStyle',
  'chartUserShapes',
  'diagramData',
  'diagramLayout',
  'diagramQuickStyle',
  'diagramColors',
  'diagramDrawing',
])
/** Text taken away while changes were tracked, and the words for how it stood before. */
const TRACKED = new Set([
  'del',
  'moveFrom',
  'delText',
  'delInstrText',
  'numberingChange',
  'cellDel',
  'cellIns',
  'cellMerge',
])
const BEFORE = /^(?:(?:r|p|sect|tbl|tr|tc|tblGrid|tblPrEx)PrChange|tblGridChange)$/
const MARKS =
  /^(?:comment(?:RangeStart|RangeEnd|Reference)|move(?:From|To)Range(?:Start|End)|customXml(?:Ins|Del|MoveFrom|MoveTo)Range(?:Start|End)|permStart|permEnd|proofErr|annotationRef)$/
/** Of the settings: who worked on it when, on what template, and with what data. */
const SETTINGS = new Set([
  'rsids',
  'attachedTemplate',
  'trackRevisions',
  'docVars',
  'mailMerge',
  'documentProtection',
  'writeProtection',
  'saveThroughXslt',
])
/** A tracked change's author, and the number of the sitting in which a run was typed. */
const NOBODY = /^(?:author|initials|date|dateUtc|rsid\w*)$/
const OF_TEXT = /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$/
const off = (value: string | undefined) => value === '0' || value === 'false' || value === 'off'

/** A docx without properties, comments, tracked changes and hidden text, and the findings of what is left. @throws Unreadable */
export async function cleanDocument(
  file: Package,
  official: ReadonlySet<string>,
  limits: CleaningLimits,
): Promise<CleanedFile> {
  const kept = await reachedParts(file, 'word/document.xml', SEEN)
  const told = { changes: 0, hidden: 0 }
  const parts: Parts = new Map()
  for (const path of kept) {
    if (OF_TEXT.test(path)) parts.set(path, await rewriteXml(file, path, accepted(told)))
    else if (path === 'word/settings.xml')
      parts.set(path, await rewriteXml(file, path, { drops: (name) => SETTINGS.has(name), keeps: keepsNobody }))
  }
  const pictures = await pictureParts(file, kept, parts)
  await keepRelationships(file, kept, parts)
  await keepRest(file, kept, parts)
  const text = readDocumentText(parts)
  return {
    bytes: await packAgain(parts),
    type: 'docx',
    removed: [
      ...(file.paths().some((path) => PROPERTIES.test(path)) ? ['作者、单位等文件属性'] : []),
      ...(file.paths().some((path) => /^word\/comments/.test(path)) ? ['批注'] : []),
      ...countOf(told.changes, '修订痕迹', '处（按接受修订处理）'),
      ...countOf(told.hidden, '隐藏的文字', '处'),
    ],
    reading: 'read',
    findings: findInDocument(text, official, limits),
    pictures,
  }
}

const keepsNobody = (attribute: string) => !NOBODY.test(attribute)

/** Changes are accepted: what was typed stays, what was deleted goes, as a printed page shows it. */
function accepted(told: { changes: number; hidden: number }): Rewriting {
  return {
    drops(name) {
      if (TRACKED.has(name)) told.changes++
      return TRACKED.has(name) || BEFORE.test(name) || MARKS.test(name)
    },
    opens(name, parents) {
      // Within properties the same name is a mark without content.
      const mark = parents.at(-1) === 'rPr' || parents.at(-1) === 'trPr'
      if (name === 'ins' || name === 'moveTo') told.changes++
      return (name === 'ins' || name === 'moveTo') && !mark
    },
    keeps: keepsNobody,
    held: new Set(['tr', 'r']),
    dooms(name, attributes, parents) {
      if (name === 'del' && parents.at(-1) === 'trPr') return 'tr'
      const vanishes = name === 'vanish' && parents.at(-1) === 'rPr' && parents.at(-2) === 'r'
      return vanishes && !off(attributes['w:val']) ? 'r' : null
    },
    onDoomed(name) {
      if (name === 'r') told.hidden++
    },
  }
}
