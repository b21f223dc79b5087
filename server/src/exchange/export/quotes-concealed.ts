import type { Edition } from '../../district/edition/read-editions.js'
import type { ExportEntity } from './export.entity.js'

/** Whether a document tells what must not be read any more: an edition was concealed, or rows of it since it was asked for. */
export function quotesConcealed(
  editions: readonly Edition[],
  { editions: madeOf, askedAt }: Pick<ExportEntity, 'editions' | 'askedAt'>,
): boolean {
  return editions.some(
    ({ id, concealed, thinnedAt }) =>
      madeOf.includes(id) && (concealed || (thinnedAt !== null && thinnedAt.getTime() >= askedAt.getTime())),
  )
}
