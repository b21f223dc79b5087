import type { CalendarYear } from '@gongkai/shared/district/round/round.contract'
import { Body, Controller, Delete, Get, Inject, Param, Put, Query } from '@nestjs/common'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { SeenVersionQueryDto } from '../../platform/seen/seen.dto.js'
import { CalendarYearQuery } from './calendar-year.query.js'
import { RemoveCalendarDay } from './remove-calendar-day.js'
import { SetCalendarDaysDto, YearQueryDto } from './round.dto.js'
import { SetCalendarDays } from './set-calendar-days.js'

/** 工作日历, kept by the office's 管理员. */
@Controller('api/calendar')
@Allow('office')
export class CalendarController {
  constructor(
    @Inject(CalendarYearQuery) private readonly years: CalendarYearQuery,
    @Inject(SetCalendarDays) private readonly setDays: SetCalendarDays,
    @Inject(RemoveCalendarDay) private readonly removeDay: RemoveCalendarDay,
  ) {}

  @Get()
  year(@CurrentActor() actor: SignedIn, @Query() { year }: YearQueryDto): Promise<CalendarYear> {
    return this.years.run(actor, year)
  }

  @Put()
  set(@CurrentActor() actor: SignedIn, @Body() body: SetCalendarDaysDto): Promise<CalendarYear> {
    return this.setDays.run(actor, body)
  }

  @Delete(':date')
  remove(
    @CurrentActor() actor: SignedIn,
    @Param('date') date: string,
    @Query() { version }: SeenVersionQueryDto,
  ): Promise<CalendarYear> {
    return this.removeDay.run(actor, date, version)
  }
}
