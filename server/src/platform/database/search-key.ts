import { Brackets, type SelectQueryBuilder } from 'typeorm'

/** Marks people type in a dozen ways, or not at all. */
const MARKS = /[\s\u3000《》〈〉<>〔〕［］[\]【】（）(){}｛｝“”"'‘’、，,。；;：:·!%_\\]/g

/** Text as it is searched: full-width signs made half-width, small letters, no brackets, blanks or punctuation. */
export function searchKey(...texts: string[]): string {
  return texts
    .map((text) =>
      text
        .replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
        .toLowerCase()
        .replace(MARKS, ''),
    )
    .filter(Boolean)
    .join(' ')
}

/** Narrows to rows whose `column`, a search key, holds every word of `q`; marks of LIKE are no part of a key. */
export function whereKeyHolds<Row extends object>(
  query: SelectQueryBuilder<Row>,
  column: string,
  q: string,
): SelectQueryBuilder<Row> {
  const words = q.split(/[\s\u3000]+/).flatMap((word) => searchKey(word) || [])
  if (words.length === 0) return q.trim() ? query.andWhere('1 = 0') : query
  return query.andWhere(
    new Brackets((all) => {
      words.forEach((word, index) => {
        all.andWhere(`${column} LIKE :word${index}`, { [`word${index}`]: `%${word}%` })
      })
    }),
  )
}
