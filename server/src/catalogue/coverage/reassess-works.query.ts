import type { LocalDate } from '@gongkai/shared/base/time/local-date'
import { entryName } from '@gongkai/shared/compiling/entry/entry-text'
import type { ReminderWork } from '@gongkai/shared/district/reminder/reminder-work'
import type { EntityManager } from 'typeorm'
import { withheldRows } from './withheld-rows.query.js'

/** The rows 不予公开 that are to be looked at again within thirty days (条例第十八条): their units are told once for each date. */
export async function reassessWorks(tx: EntityManager, today: LocalDate): Promise<ReminderWork[]> {
  return (await withheldRows(tx, today))
    .filter(({ fields: { reassessOn } }) => reassessOn !== '')
    .map(({ entryId, unit, fields }) => ({
      subject: `reassess/${entryId}`,
      kind: 'reassess' as const,
      organisationCode: unit,
      name: entryName(fields),
      dueOn: fields.reassessOn,
    }))
}
