import type { EditionView } from '@gongkai/shared/catalogue/publication/publication.contract'
import type { PublicEdition } from '@gongkai/shared/district/edition/public-entry'
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
