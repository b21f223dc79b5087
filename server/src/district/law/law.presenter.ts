import type { LocalDate } from '@gongkai/shared/base/time/local-date'
import type { Law } from '@gongkai/shared/district/law/law.contract'
import { lawStatusOn } from '@gongkai/shared/district/law/law-times'
import { type LawEntity, LIBRARY } from './law.entity.js'

/** The law as it stands on `today`. */
export function presentLaw(law: LawEntity, today: LocalDate): Law {
  const { id, title, documentNumber, replacedBy, note, organisationCode, version, kind, issuer } = law
  const { effectiveFrom, endedOn, endedBy, lastArticle, source } = law
  const replacements = law.replacements ?? []
  return {
    id,
    title,
    documentNumber,
    status: lawStatusOn({ ...law, repealed: law.status === 'repealed' }, today),
    replacedBy: replacements.length > 0 ? replacements.map((replacement) => replacement.title).join('、') : replacedBy,
    note,
    own: organisationCode !== LIBRARY,
    version,
    kind,
    issuer,
    effectiveFrom,
    endedOn,
    endedBy,
    replacements,
    lastArticle,
    source,
    edited: law.editedAt !== null,
  }
}
