import type { Law } from '@gongkai/shared/district/law/law.contract'
import { type LawEntity, LIBRARY } from './law.entity.js'

export function presentLaw({ id, title, documentNumber, status, replacedBy, note, organisationCode }: LawEntity): Law {
  return { id, title, documentNumber, status, replacedBy, note, own: organisationCode !== LIBRARY }
}
