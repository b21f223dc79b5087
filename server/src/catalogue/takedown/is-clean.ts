import { textsOf } from '@gongkai/shared/base/privacy/find-in-fields'
import type { Decision } from '@gongkai/shared/base/refusal'
import { ENTRY_FIELDS } from '@gongkai/shared/base/template/fields'
import type { Snapshot } from '@gongkai/shared/district/edition/snapshot'
import type { EntityManager } from 'typeorm'
import { type GuardedText, PrivacyGuard } from '../../district/privacy/privacy-guard.js'

const guard = new PrivacyGuard()

/** What today's rules against 个人信息 find in these items of a unit and nobody has answered, with the places. */
export function uncleanOf(
  tx: EntityManager,
  organisationCode: string,
  items: readonly Omit<Snapshot, 'id' | 'domain' | 'organisation'>[],
): Promise<Decision> {
  return guard.refusals(tx, organisationCode, items.flatMap(guardedTexts))
}

function guardedTexts(item: Omit<Snapshot, 'id' | 'domain' | 'organisation'>): GuardedText[] {
  const texts = textsOf(item)
  const beside = texts.map(({ text }) => text).join('\n')
  return texts.map(({ field, part, text }) => ({
    at: `fields/${part}`,
    name: `${ENTRY_FIELDS[field].label}`,
    text,
    head: ENTRY_FIELDS[field].label,
    beside,
  }))
}
