import type { EditionView } from '@gongkai/shared/publication/publication.contract'
import type { EditionEntity } from './edition.entity.js'

export function editionName({ year, number }: Pick<EditionEntity, 'year' | 'number'>): string {
  return `${year}年第${number}版`
}

/** `nameOf` a domain by its code. */
export function presentEdition(edition: EditionEntity, nameOf: (domainCode: string) => string): EditionView {
  const { id, publishedAt, effectiveOn, note, entryCount, contentHash, domainCodes, withdrawnAt } = edition
  const { explanation, concealed } = edition
  return {
    id,
    name: editionName(edition),
    publishedAt: publishedAt.toISOString(),
    effectiveOn,
    note,
    entryCount,
    contentHash,
    domains: domainCodes.map((code) => ({ code, name: nameOf(code) })),
    withdrawn: withdrawnAt && { at: withdrawnAt.toISOString(), explanation, concealed },
  }
}
