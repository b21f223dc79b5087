import { addDays, daysBetween } from '@gongkai/shared/base/time/local-date'
import type { CalendarYear } from '@gongkai/shared/district/round/round.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager, Like } from 'typeorm'
import { lockAccounts } from '../../district/account/account-case.js'
import { ensureAdministrator } from '../../district/account/administrator.js'
import { CalendarDayEntity } from '../../district/round/round.entity.js'
import { WorkingDays } from '../../district/round/working-days.service.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { type Acts, versionOf } from '../../platform/seen/acts-upon.js'
import { ensureSeen } from '../../platform/seen/ensure-seen.js'
import { WorkingCalendar } from '../../platform/working-calendar.js'

const SUNDAY = '2023-01-01'
const ACTS_UPON_CALENDAR: Acts = { kinds: ['calendar.*'] }

/**
 * Acts upon the calendar come one after the other.
 * @throws Refused 409 unless what the office entered is as it was read
 */
export async function ensureSeenCalendar(tx: EntityManager, read: number): Promise<void> {
  await lockAccounts(tx)
  const stands = await versionOf(tx, ACTS_UPON_CALENDAR)
  await ensureSeen(tx, 'calendar.version', { read, stands }, ACTS_UPON_CALENDAR)
}

/** A year's days that differ from Monday to Friday, and whether its holidays are known at all. */
@Injectable()
export class CalendarYearQuery {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(WorkingCalendar) private readonly calendar: WorkingCalendar,
    @Inject(WorkingDays) private readonly workingDays: WorkingDays,
  ) {}

  run(actor: SignedIn, year: number): Promise<CalendarYear> {
    ensureAdministrator(actor)
    return this.read(this.dataSource.manager, year)
  }

  async read(tx: EntityManager, year: number): Promise<CalendarYear> {
    const version = await versionOf(tx, ACTS_UPON_CALENDAR)
    const days = await tx.find(CalendarDayEntity, { where: { date: Like(`${year}-%`) }, order: { date: 'ASC' } })
    const { isWorkingDay, warningFor } = await this.workingDays.load(tx)
    const first = `${year}-01-01`
    const length = daysBetween(first, `${year + 1}-01-01`)
    const exceptions = Array.from({ length }, (_, index) => addDays(first, index))
      .map((date) => ({ date, working: isWorkingDay(date) }))
      .filter(({ date, working }) => {
        const weekday = ((daysBetween(SUNDAY, date) % 7) + 7) % 7
        return working === (weekday === 0 || weekday === 6)
      })
    return { year, version, known: this.calendar.knows(year), days, exceptions, warning: warningFor(year) }
  }
}
