import type { EditionEntity } from './edition.entity.js'

/** e.g. 2020年第1版 */
export function editionName({ year, number }: Pick<EditionEntity, 'year' | 'number'>): string {
  return `${year}年第${number}版`
}
