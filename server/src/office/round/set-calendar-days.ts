import { addDays, daysBetween, isLocalDate } from '@gongkai/shared/base/time/local-date'
import type { CalendarYear, SetCalendarDaysRequest } from '@gongkai/shared/district/round/round.contract'
import { decideSetCalendarDays } from '@gongkai/shared/office/round/round-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { RecomputeDue } from '../../catalogue/disclosure/recompute-due.js'
import { CalendarDayEntity } from '../../district/round/round.entity.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { CalendarYearQuery, ensureSeenCalendar } from './calendar-year.query.js'

/** 录入工作日历: a holiday or make-up days, over what is built in; an earlier entry of a day is replaced. */
@Injectable()
export class SetCalendarDays {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(CalendarYearQuery) private readonly years: CalendarYearQuery,
    @Inject(RecomputeDue) private readonly recomputeDue: RecomputeDue,
  ) {}

  run(actor: SignedIn, { version, from, to, working, note }: SetCalendarDaysRequest): Promise<CalendarYear> {
    return act(this.dataSource, async (tx) => {
      await ensureSeenCalendar(tx, version)
      const count = isLocalDate(from) && isLocalDate(to) ? daysBetween(from, to) + 1 : 0
      ensure(decideSetCalendarDays({ from, to, note }, count, actor))
      for (let index = 0; index < count; index++)
        await tx.save(CalendarDayEntity, { date: addDays(from, index), working, note: note.trim() })
      await this.ledger.record(tx, actor, { kind: 'calendar.set', detail: { from, to, working, note: note.trim() } })
      await this.recomputeDue.run(tx, actor)
      return this.years.read(tx, Number(from.slice(0, 4)))
    })
  }
}
