import type { Package } from '../package/open-package.js'
import { readRelationships } from '../package/xml.js'
import { type CleanSheet, cleanSheet } from './clean-sheet.js'
import type { CleanedFile, CleaningLimits } from './cleaned-file.js'
import { findInDocument } from './find-in-document.js'
import { keepRelationships, keepRest, type Parts, packAgain, reachedParts } from './pack-again.js'
import { countOf, PROPERTIES, pictureParts } from './package-words.js'
import { readWorkbookText } from './read-workbook-text.js'
import { type Rewriting, rewriteXml } from './rewrite-xml.js'

const WORKBOOK = 'xl/workbook.xml'
const STRINGS = 'xl/sharedStrings.xml'
/** The parts that a reader of the workbook sees, by the type of their relationship: no comments, printers, pivot caches, connections. */
const SEEN = new Set([
  'officeDocument',
  'worksheet',
  'sharedStrings',
  'styles',
  'theme',
  'drawing',
  'image',
  'hyperlink',
  'chart',
  'chartStyle',
  'chartColorStyle',
  'chartUserShapes',
  'table',
])
/** Of the workbook: who shared it, where it lay, views by person, names that reach into hidden parts. */
const OF_ITS_MAKER = new Set([
  'fileSharing',
  'fileRecoveryPr',
  'customWorkbookViews',
  'workbookProtection',
  'webPublishing',
  'externalReferences',
  'pivotCaches',
  'absPath',
  'revisionPtr',
  'extLst',
])
/** Of a table in a sheet: rules that reach elsewhere. */
const OF_TABLES = new Set(['calculatedColumnFormula', 'totalsRowFormula', 'extLst'])

interface Sheets {
  /** ids of the relationships of hidden ones */ hidden: Set<string>
  /** paths of those that stay, with their names */ names: Map<string, string>
  /** of a sheet's place before, its place now */ places: Map<number, number>
}

/** An xlsx without properties, comments, formulas and everything hidden, and the findings of what is left. @throws Unreadable */
export async function cleanWorkbook(
  file: Package,
  official: ReadonlySet<string>,
  limits: CleaningLimits,
): Promise<CleanedFile> {
  const kept = await reachedParts(file, WORKBOOK, SEEN)
  const { hidden, names, places } = await sheetsOf(file, kept)
  const parts: Parts = new Map()
  const sheets: CleanSheet[] = []
  for (const [path, name] of names) sheets.push(await cleanSheet(file, path, name, parts))
  const used = new Set(sheets.flatMap((sheet) => [...sheet.strings]))
  if (kept.has(STRINGS)) parts.set(STRINGS, await rewriteXml(file, STRINGS, onlyUsed(used)))
  for (const path of kept)
    if (/^xl\/tables\//.test(path))
      parts.set(path, await rewriteXml(file, path, { drops: (name) => OF_TABLES.has(name) }))
  parts.set(WORKBOOK, await rewriteXml(file, WORKBOOK, shown(hidden, places)))
  const pictures = await pictureParts(file, kept, parts)
  await keepRelationships(file, kept, parts)
  await keepRest(file, kept, parts)
  const total = (count: (sheet: CleanSheet) => number) => sheets.reduce((sum, sheet) => sum + count(sheet), 0)
  return {
    bytes: await packAgain(parts),
    type: 'xlsx',
    removed: [
      ...(file.paths().some((path) => PROPERTIES.test(path)) ? ['作者、单位等文件属性'] : []),
      ...(file.paths().some((path) => /^xl\/(?:comments|threadedComments)/.test(path)) ? ['批注'] : []),
      ...countOf(hidden.size, '隐藏的工作表', '张'),
      ...countOf(
        total(({ hiddenRows }) => hiddenRows),
        '隐藏的行',
        '行',
      ),
      ...countOf(
        total(({ hiddenColumns }) => hiddenColumns),
        '隐藏的列',
        '列',
      ),
      ...countOf(
        total(({ formulas }) => formulas),
        '公式',
        '处（只留算出的结果）',
      ),
    ],
    reading: 'read',
    findings: findInDocument(readWorkbookText(sheets, parts), official, limits),
    pictures,
  }
}

/** Hidden sheets leave the parts that are kept. */
async function sheetsOf(file: Package, kept: Set<string>): Promise<Sheets> {
  const targets = await readRelationships(file, WORKBOOK)
  const sheets: Sheets = { hidden: new Set(), names: new Map(), places: new Map() }
  let place = 0
  await rewriteXml(file, WORKBOOK, {
    drops(element, attributes) {
      if (element !== 'sheet') return false
      const id = attributes['r:id'] ?? ''
      const path = targets.get(id)?.target ?? ''
      if ((attributes.state ?? 'visible') === 'visible') {
        sheets.places.set(place, sheets.places.size)
        if (kept.has(path)) sheets.names.set(path, attributes.name ?? '')
      } else {
        sheets.hidden.add(id)
        kept.delete(path)
      }
      place++
      return false
    },
  })
  return sheets
}

/** Without hidden sheets, and without names but those of printing, which count the sheets anew. */
function shown(hidden: ReadonlySet<string>, places: ReadonlyMap<number, number>): Rewriting {
  return {
    drops(name, attributes) {
      if (name === 'sheet') return hidden.has(attributes['r:id'] ?? '')
      if (name === 'workbookView') {
        delete attributes.activeTab
        delete attributes.firstSheet
      }
      if (name !== 'definedName') return OF_ITS_MAKER.has(name)
      const now = places.get(Number(attributes.localSheetId ?? Number.NaN))
      if (!/^_xlnm\.Print_/.test(attributes.name ?? '') || now === undefined) return true
      attributes.localSheetId = String(now)
      return false
    },
  }
}

/** The list of texts keeps its numbers; what no cell shows any more is empty. */
function onlyUsed(used: ReadonlySet<number>): Rewriting {
  let number = -1
  return {
    drops(name) {
      if (name === 'si') number++
      return name === 'rPh' || name === 'phoneticPr' || ((name === 't' || name === 'r') && !used.has(number))
    },
  }
}
