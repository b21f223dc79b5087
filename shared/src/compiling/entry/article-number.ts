import { parseNumber } from '../time-limit/chinese-number.js'

const SIGNS = '[\\d零〇一二两三四五六七八九十百千]'
const ARTICLES = new RegExp(`第(${SIGNS}+(?:[、，,至到和及—－-]+第?${SIGNS}+)*)条`, 'g')

/** 900, 九百, 一千零二十四 → the number; NaN for what is none. */
function articleNumber(text: string): number {
  const at = text.indexOf('千')
  if (at < 0) return parseNumber(text)
  const rest = text.slice(at + 1)
  return parseNumber(text.slice(0, at)) * 1000 + (rest ? parseNumber(rest) : 0)
}

/** The highest article that 条款 name: 第二十条第（八）项 → 20, 第十、十二条 → 12, 第20至23条 → 23; null where none is named. */
export function lastArticleNamed(article: string): number | null {
  const numbers = [...article.matchAll(ARTICLES)]
    .flatMap(([, named = '']) => named.match(new RegExp(`${SIGNS}+`, 'g')) ?? [])
    .map(articleNumber)
    .filter((number) => !Number.isNaN(number))
  return numbers.length > 0 ? Math.max(...numbers) : null
}
