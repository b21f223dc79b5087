import { administratorOnly } from '@gongkai/shared/district/account/administrator'
import type { CalendarYear } from '@gongkai/shared/district/round/round.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { RecomputeDue } from '../../catalogue/disclosure/recompute-due.js'
import { CalendarDayEntity } from '../../district/round/round.entity.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, notFound } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { CalendarYearQuery, ensureSeenCalendar } from './calendar-year.query.js'

/** Takes an entry of the office away: the built-in calendar counts again. */
@Injectable()
export class RemoveCalendarDay {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(CalendarYearQuery) private readonly years: CalendarYearQuery,
    @Inject(RecomputeDue) private readonly recomputeDue: RecomputeDue,
  ) {}

  run(actor: SignedIn, date: string, version: number): Promise<CalendarYear> {
    return act(this.dataSource, async (tx) => {
      ensure(administratorOnly(actor))
      await ensureSeenCalendar(tx, version)
      const day = await tx.findOneBy(CalendarDayEntity, { date })
      if (!day) throw notFound('条日历记录')
      await tx.delete(CalendarDayEntity, { date })
      await this.ledger.record(tx, actor, { kind: 'calendar.cleared', detail: { ...day } })
      await this.recomputeDue.run(tx, actor)
      return this.years.read(tx, Number(date.slice(0, 4)))
    })
  }
}
