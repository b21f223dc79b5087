import { type Refusal, refuse } from '../../base/refusal.js'
import type { Basis } from '../../base/template/fields.js'
import { bracketFaults } from '../../compiling/entry/bracket-faults.js'

const LIST_NUMBER = /^\s*(?:\d{1,2}[.．、)）](?!\d)|[（(]\d{1,2}[）)]|[①-⑳]|[一二三四五六七八九十]{1,3}、)\s*/
/** 【法律】 or 〖规章〗 before the documents of that kind. */
const KIND_OF_LAW = /[【〖][^【】〖〗《》]{1,12}[】〗]\s*(?=《|$)/g
/** 《…》 with what stands in the brackets right behind it and the words up to the next one; bounded, so that no cell takes long. */
const DOCUMENT =
  /[《<〈〖]([^《》<>]{0,300}(?:[〈<][^〉>《》]{0,300}[〉>][^《》<>]{0,300}){0,3})[》>〗](?:\s?[（(]([^（）()]{0,200})(?:[）)]|$))?([^《<〈〖]*)/g
/** 关于印发《…》的通知: the whole is the title. */
const ABOUT =
  /^([^《]{0,60}(?:关于|印发|转发|发布|公布)[^《]{0,20})《([^《》]{1,200})》(的(?:通知|意见|决定|公告|通告|函|批复|请示|报告))/
const SEPARATORS = /^[\s、，,；;。.和及与]+|[\s、，,；;。和及与]+$/g
/** A number that stands behind a title without brackets. */
const BARE_NUMBER =
  /^\s*([\u4e00-\u9fff]{0,20}(?:令|公告)第?[\d〇零一二三四五六七八九十百]+号|[\u4e00-\u9fff]{1,12}〔\d{4}〕\d+号)\s*/
const ARTICLE_ONLY = /^第[\d〇零一二三四五六七八九十百]+[条款项章]/
/** The number of the next document in a list without line breaks. */
const NEXT_NUMBER = /(?:\d{1,2}[.．、]|(?:^|[\s；;。])[（(]\d{1,2}[）)]|[①-⑳])\s?$/
/** 第四十六条：国家征收土地的，… */
const WORDS_OF_ARTICLE = /^(第[^：:，,。]{1,60}?[条款项])\s?[:：，,](.*)$/
const NONE = /^(?:无|暂无|\/|／|[-—－]+)$/

/** 公开依据 of a cell: a document each, with its 文号 and article. A basis without 《》 is a title by its words. */
export function readBases(cell: string): { bases: Basis[]; doubts: Refusal[] } {
  const bases: Basis[] = []
  const doubts: Refusal[] = []
  for (const raw of wholeLines(cell)) {
    const line = raw
      .replace(/\s+/g, ' ')
      .replace(LIST_NUMBER, '')
      .replace(KIND_OF_LAW, '')
      .replace(/[；;。]{1,5}$/, '')
      .trim()
    if (!line) continue
    if (NONE.test(line)) {
      if (/无/.test(line)) doubts.push(refuse('read.basis-none', 'bases', `“公开依据”写的是“${line}”，没有读取`))
      continue
    }
    const faults = bracketFaults(line.replace(/[<>]/g, ''))
    if (faults.length > 0)
      doubts.push(
        refuse('read.basis', 'bases', `“${line}”的括号没有成对（${[...new Set(faults)].join(' ')}），请核对名称和文号`),
      )
    const before = bases.at(-1)
    if (before && ARTICLE_ONLY.test(line))
      before.article = [before.article, line].filter(Boolean).join(/^第[^款项]{0,9}条/.test(line) ? '、' : '')
    else for (const basis of documentsOf(line)) bases.push(withoutWords(basis, doubts))
  }
  return { bases, doubts }
}

/** The lines of a cell; a title that a line's end cut in two is one again. */
function wholeLines(cell: string): string[] {
  const lines: string[] = []
  let open = false
  for (const line of cell.split('\n')) {
    const goesOn = open && !line.trimStart().startsWith('《') && line.indexOf('》') >= 0
    if (goesOn) lines[lines.length - 1] += line.trim()
    else lines.push(line)
    const last = lines[lines.length - 1] ?? ''
    open = last.lastIndexOf('《') > last.lastIndexOf('》')
  }
  return lines
}

/** A closing bracket that stands for 〕 is no end of the brackets around the number. */
const shield = (text: string) =>
  text.replace(/(〔\d{4} ?)([)）])/g, (_, year, sign) => year + (sign === ')' ? '\u0001' : '\u0002'))
const unshield = (text: string) => text.replaceAll('\u0001', ')').replaceAll('\u0002', '）')

function documentsOf(line: string): Basis[] {
  const about = ABOUT.exec(line)
  if (about) {
    const [whole, ahead = '', title = '', behind = ''] = about
    const [basis] = withoutMarks(`文件${line.slice(whole.length).replace(/^\s/, '')}`)
    return [
      {
        title: `${ahead.replace(/^(?:根据|依据|按照)/, '')}〈${title}〉${behind}`,
        documentNumber: basis?.documentNumber ?? '',
        article: basis?.article ?? '',
      },
    ]
  }
  const found = [...shield(line).matchAll(DOCUMENT)]
  const [first] = found
  if (!first) return withoutMarks(line)
  const ahead = line
    .slice(0, first.index)
    .replace(SEPARATORS, '')
    .replace(/^(?:根据|依据|按照)/, '')
  return [
    ...(ahead && !/^[的等]+$/.test(ahead) ? withoutMarks(ahead) : []),
    ...found.map(([, title = '', inBrackets = '', behind = ''], at): Basis => {
      const rest = at < found.length - 1 ? behind.replace(NEXT_NUMBER, '') : behind
      const number = inBrackets || !rest ? '' : (BARE_NUMBER.exec(rest)?.[1] ?? '')
      return {
        title: title.trim(),
        documentNumber: unshield(inBrackets || number).trim(),
        article: unshield(number ? rest.replace(BARE_NUMBER, '') : rest).replace(SEPARATORS, ''),
      }
    }),
  ]
}

/** The article without its contents; text that is no article stays, and is doubtful. */
function withoutWords(basis: Basis, doubts: Refusal[]): Basis {
  const { title, article } = basis
  const [, number, words] = WORDS_OF_ARTICLE.exec(article) ?? []
  if (number && words && words.length > 15) {
    doubts.push(refuse('read.basis-words', 'bases', `《${title}》${number}的条文没有读取，只保留条款号`))
    return { ...basis, article: number }
  }
  if (article && !/第|附件|附录|附表/.test(article))
    doubts.push(refuse('read.basis-article', 'bases', `《${title}》后面的“${article}”不是条款，请核对`))
  return basis
}

/** 政府信息公开条例（国务院令第711号）第二十条；… */
function withoutMarks(line: string): Basis[] {
  return line
    .split(/[；;]|、(?=[^、]*(?:法|条例|办法|规定|通知|意见|指引|方案|细则|标准)(?:$|[（(；;、]))/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const [, title = part, number = '', article = ''] =
        /^([^（(]+?) ?(?:[（(]([^（）()]*(?:号|令|年)[^（）()]*)[）)])? ?(第[\d〇零一二三四五六七八九十百]+条.*)?$/.exec(
          part,
        ) ?? []
      return { title: title.replace(/[《》]/g, '').trim(), documentNumber: number.trim(), article: article.trim() }
    })
}
