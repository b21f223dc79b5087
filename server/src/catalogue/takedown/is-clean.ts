import { textsOf } from '@gongkai/shared/base/privacy/find-in-fields'
import type { Decision } from '@gongkai/shared/base/refusal'
import { ENTRY_FIELDS } from '@gongkai/shared/base/template/fields'
import type { LocalDate } from '@gongkai/shared/base/time/local-date'
import type { Snapshot } from '@gongkai/shared/district/edition/snapshot'
import type { EntityManager } from 'typeorm'
import { type GuardedText, refusalsOf } from '../../district/privacy/privacy-guard.js'
import { readMarks } from '../../district/privacy/read-marks.query.js'

/** Answers count whatever the day where the gate of publication judges by the day. */
const ANY_DAY = '0000-01-01'

/** The 个人信息 that today's rules find in these items of a unit and no answer covers on that day, with the places. */
export function uncleanOf(
  tx: EntityManager,
  organisationCode: string,
  items: readonly Omit<Snapshot, 'id' | 'domain' | 'organisation'>[],
  today: LocalDate = ANY_DAY,
): Promise<Decision> {
  return uncleanTexts(tx, organisationCode, items.flatMap(guardedTexts), today)
}

/** The same of texts. */
export async function uncleanTexts(
  tx: EntityManager,
  organisationCode: string,
  texts: readonly GuardedText[],
  today: LocalDate,
): Promise<Decision> {
  return refusalsOf(await readMarks(tx, [organisationCode], today), organisationCode, texts)
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
