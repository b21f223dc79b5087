import { searchKey } from '@gongkai/shared/base/search-key'
import { Brackets, type SelectQueryBuilder } from 'typeorm'

export { searchKey }

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
