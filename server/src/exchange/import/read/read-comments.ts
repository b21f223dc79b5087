import type { Aside } from '@gongkai/shared/exchange/import/source-table'
import type { Package } from '../../../platform/files/package/open-package.js'
import { walkXml } from '../../../platform/files/package/xml.js'

/** 批注 of a docx or of a sheet: no part of a table, and yet in the file. @param place in words, e.g. 工作表“名单”的批注 */
export async function readComments(file: Package, part: string, place: string): Promise<Aside[]> {
  const asides: Aside[] = []
  let text = ''
  let takes = false
  await walkXml(file, part, {
    open(name) {
      if (name === 'comment' || name === 'threadedComment') text = ''
      else if (name === 't' || (name === 'text' && part.includes('threaded'))) takes = true
    },
    text(piece) {
      if (takes) text += piece
    },
    close(name) {
      if (name === 't' || name === 'text') takes = false
      else if (name === 'p') text += '\n'
      else if ((name === 'comment' || name === 'threadedComment') && text.trim()) asides.push({ place, text })
    },
  })
  return asides
}
