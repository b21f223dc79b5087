import type { Package } from '../package/open-package.js'
import type { Parts } from './pack-again.js'
import { rewriteXml } from './rewrite-xml.js'

/** A sheet as it is left, and what went of it. */
export interface CleanSheet {
  name: string
  path: string
  /** numbers of the shared texts that its cells show */ strings: Set<number>
  hiddenRows: number
  hiddenColumns: number
  formulas: number
}

/** Elements that show nothing, or reach elsewhere: comments' drawings, printers, rules and lists, protection with its hashes, views by person. */
const GONE = new Set([
  'legacyDrawing',
  'legacyDrawingHF',
  'oleObjects',
  'controls',
  'customSheetViews',
  'dataValidations',
  'conditionalFormatting',
  'protectedRanges',
  'sheetProtection',
  'scenarios',
  'dataConsolidate',
  'customProperties',
  'cellWatches',
  'smartTags',
  'webPublishItems',
  'extLst',
  'rPh',
  'phoneticPr',
])
const on = (value: string | undefined) => value === '1' || value === 'true'
const isNothing = (size: string | undefined) => size !== undefined && Number(size) === 0

/** `AB12` → 27, counted from 0. */
export function columnOf(address: string): number {
  let column = 0
  for (const letter of address.replace(/[^A-Z]/g, '')) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

/** Hidden rows go whole; of hidden columns the cells go. Formulas leave their result: they may reach into what is hidden. */
export async function cleanSheet(file: Package, path: string, name: string, parts: Parts): Promise<CleanSheet> {
  const sheet: CleanSheet = { name, path, strings: new Set(), hiddenRows: 0, hiddenColumns: 0, formulas: 0 }
  const hidden: [from: number, to: number][] = []
  let column = -1
  const xml = await rewriteXml(file, path, {
    drops(element, attributes) {
      if (GONE.has(element)) return true
      if (element === 'pageSetup')
        for (const key of Object.keys(attributes)) if (/^r:/.test(key)) delete attributes[key]
      if (element === 'f') sheet.formulas++
      if (element === 'f') return true
      if (element === 'col' && (on(attributes.hidden) || isNothing(attributes.width))) {
        const [from, to] = [Number(attributes.min) - 1, Number(attributes.max) - 1]
        hidden.push([from, to])
        // The rest of a sheet's columns is often hidden; only those that a table may have are counted.
        sheet.hiddenColumns += Math.min(to, 200) - Math.min(from, 200) + 1
      }
      if (element === 'row') {
        column = -1
        const gone = on(attributes.hidden) || isNothing(attributes.ht)
        if (gone) sheet.hiddenRows++
        return gone
      }
      if (element !== 'c') return false
      column = attributes.r ? columnOf(attributes.r) : column + 1
      return hidden.some(([from, to]) => column >= from && column <= to)
    },
  })
  parts.set(path, xml)
  for (const [, attributes = '', number] of xml.matchAll(
    /<(?:\w+:)?c\b([^>]*)>(?:<(?:\w+:)?f\b[^>]*>[^<]*<\/(?:\w+:)?f>)?<(?:\w+:)?v>(\d+)</g,
  ))
    if (/\bt="s"/.test(attributes)) sheet.strings.add(Number(number))
  return sheet
}
