import type { EditionView } from '@gongkai/shared/catalogue/publication/publication.contract'
import type { PublicEdition, PublicEntry } from '@gongkai/shared/district/edition/public-entry'
import type { EditionEntity } from '../../district/edition/edition.entity.js'
import { editionName } from '../../district/edition/edition-name.js'

/** `nameOf` a domain by its code. */
export function presentEdition(edition: EditionEntity, nameOf: (domainCode: string) => string): EditionView {
  const { note, entryCount, contentHash, domains, withdrawnAt, explanation, concealed } = edition
  return {
    ...publicEdition(edition),
    note,
    entryCount,
    contentHash,
    domains: domains.map(({ code }) => ({ code, name: nameOf(code) })),
    withdrawn: withdrawnAt && { at: withdrawnAt.toISOString(), explanation, concealed },
  }
}

/** The facts that an entry names of the edition it is read in. */
export function publicEdition(edition: EditionEntity): PublicEdition {
  const { id, publishedAt, effectiveOn } = edition
  return { id, name: editionName(edition), publishedAt: publishedAt.toISOString(), effectiveOn }
}

/** 沿用: the edition that said last how an entry is; nothing for one that its unit has handed in for the edition it is read in. */
export function keptFromOf(
  keptFrom: number | null,
  editions: readonly EditionEntity[],
): { keptFrom?: NonNullable<PublicEntry['keptFrom']> } {
  const edition = editions.find(({ id }) => id === keptFrom)
  return edition ? { keptFrom: { id: edition.id, name: editionName(edition) } } : {}
}
