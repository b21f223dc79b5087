import type { EditionView } from '@gongkai/shared/publication/publication.contract'
import type { EditionEntity } from './edition.entity.js'

export function editionName({ year, number }: Pick<EditionEntity, 'year' | 'number'>): string {
  return `${year}年第${number}版`
}

export function presentEdition(edition: EditionEntity): EditionView {
  const { id, publishedAt, note, entryCount, contentHash } = edition
  return { id, name: editionName(edition), publishedAt: publishedAt.toISOString(), note, entryCount, contentHash }
}
