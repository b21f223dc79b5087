import { type Refusal, refuse } from '../base/refusal.js'
import { bracketFaults } from '../entry/bracket-faults.js'
import type { Basis } from '../entry/entry.js'

const LIST_NUMBER = /^\s*(?:\d{1,2}[.．、)）](?!\d)|[（(]\d{1,2}[）)]|[①-⑳]|[一二三四五六七八九十]{1,3}、)\s*/
/** 《…》 with what stands in the brackets right behind it and the words up to the next one. */
const DOCUMENT = /[《<〈〖]([^《》<>]*(?:[〈<][^〉>]*[〉>][^《》<>]*)*)[》>〗](?:\s*[（(]([^（）()]*)[）)])?([^《]*)/g
const SEPARATORS = /^[\s、，,；;。.和及与]+|[\s、，,；;。和及与]+$/g
/** A number that stands behind a title without brackets. */
const BARE_NUMBER =
  /^\s*([\u4e00-\u9fff]{0,20}(?:令|公告)第?[\d〇零一二三四五六七八九十百]+号|[\u4e00-\u9fff]{1,12}〔\d{4}〕\d+号)\s*/
const ARTICLE_ONLY = /^第[\d〇零一二三四五六七八九十百]+条/

/** 公开依据 of a cell: a document each, with its 文号 and article. What has no 《》 is a title by its words. */
export function readBases(cell: string): { bases: Basis[]; doubts: Refusal[] } {
  const bases: Basis[] = []
  const doubts: Refusal[] = []
  for (const raw of cell.split('\n')) {
    const line = raw
      .replace(LIST_NUMBER, '')
      .replace(/[；;。]+$/, '')
      .trim()
    if (!line) continue
    const faults = bracketFaults(line.replace(/[<>]/g, ''))
    if (faults.length > 0)
      doubts.push(
        refuse('read.basis', 'bases', `“${line}”的括号没有成对（${[...new Set(faults)].join(' ')}），请核对名称和文号`),
      )
    const before = bases.at(-1)
    if (before && ARTICLE_ONLY.test(line)) before.article = [before.article, line].filter(Boolean).join('、')
    else bases.push(...documentsOf(line))
  }
  return { bases, doubts }
}

function documentsOf(line: string): Basis[] {
  const found = [...line.matchAll(DOCUMENT)]
  const [first] = found
  if (!first) return withoutMarks(line)
  const ahead = line
    .slice(0, first.index)
    .replace(SEPARATORS, '')
    .replace(/^(?:根据|依据|按照)/, '')
  return [
    ...(ahead && !/^[的等]+$/.test(ahead) ? withoutMarks(ahead) : []),
    ...found.map(([, title = '', inBrackets = '', rest = '']): Basis => {
      const number = inBrackets || !rest ? '' : (BARE_NUMBER.exec(rest)?.[1] ?? '')
      return {
        title: title.trim(),
        documentNumber: (inBrackets || number).trim(),
        article: (number ? rest.replace(BARE_NUMBER, '') : rest).replace(SEPARATORS, ''),
      }
    }),
  ]
}

/** 政府信息公开条例（国务院令第711号）第二十条；… */
function withoutMarks(line: string): Basis[] {
  return line
    .split(/[；;]|、(?=[^、]*(?:法|条例|办法|规定|通知|意见|指引|方案|细则|标准)(?:$|[（(；;、]))/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const [, title = part, number = '', article = ''] =
        /^([^（(]+?)\s*(?:[（(]([^（）()]*(?:号|令|年)[^（）()]*)[）)])?\s*(第[\d〇零一二三四五六七八九十百]+条.*)?$/.exec(
          part,
        ) ?? []
      return { title: title.replace(/[《》]/g, '').trim(), documentNumber: number.trim(), article: article.trim() }
    })
}
