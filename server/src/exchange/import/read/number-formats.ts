import { format, isDateFormat } from 'numfmt'
import type { Package } from '../../../platform/files/package/open-package.js'
import { walkXml } from '../../../platform/files/package/xml.js'

/** Formats a workbook names by number only (ECMA-376, 18.8.30), with those Excel uses in Chinese from 27 on. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  50: 'yyyy"年"m"月"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
}
/** Excel takes no longer pattern. */
const LONGEST = 255
/** Days from Excel's first day to the first day of files made on old Macs. */
const DAYS_TO_1904 = 1462

/** A pattern that shows a day of some month, whatever else it shows. */
const SHOWS_DAY = /m[^hs]*d|d[^hs]*m/i
const WHOLE_DATE = 'yyyy/m/d'

/**
 * How numbers read in the cells of each style, e.g. 45991 → 2025/11/30.
 *
 * @param wholeDates days come with their year: somebody who types 9月3日 is shown no year, and the cell has one
 */
export async function readNumberFormats(
  styles: { file: Package; part: string } | null,
  from1904: boolean,
  wholeDates = false,
): Promise<(value: number, style: number) => string> {
  const own = new Map<number, string>()
  const formatOfStyle: number[] = []
  let inCellStyles = false
  if (styles)
    await walkXml(styles.file, styles.part, {
      open(name, attributes) {
        if (name === 'numFmt') own.set(Number(attributes.numFmtId), (attributes.formatCode ?? '').slice(0, LONGEST))
        else if (name === 'cellXfs') inCellStyles = true
        else if (name === 'xf' && inCellStyles) formatOfStyle.push(Number(attributes.numFmtId ?? 0))
      },
      close(name) {
        if (name === 'cellXfs') inCellStyles = false
      },
    })
  return (value, style) => {
    const id = formatOfStyle[style] ?? 0
    const written = own.get(id) ?? BUILT_IN[id]
    const pattern = wholeDates && written && isDateFormat(written) && SHOWS_DAY.test(written) ? WHOLE_DATE : written
    if (!pattern || pattern === 'General' || pattern === '@') return String(Number(value.toPrecision(15)))
    try {
      return format(pattern, isDateFormat(pattern) && from1904 ? value + DAYS_TO_1904 : value, {
        locale: 'zh-CN',
      }).trim()
    } catch {
      return String(value)
    }
  }
}
