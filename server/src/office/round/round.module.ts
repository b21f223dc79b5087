import { WorkingDays } from '../../district/round/working-days.service.js'
import { Feature } from '../../platform/feature.js'
import { CalendarController } from './calendar.controller.js'
import { CalendarYearQuery } from './calendar-year.query.js'
import { ClosePhase } from './close-phase.js'
import { CreateRound } from './create-round.js'
import { DeleteRound } from './delete-round.js'
import { JoinRound } from './join-round.js'
import { MoveMilestone } from './move-milestone.js'
import { PhaseStandingQuery } from './phase-standing.query.js'
import { ProposeRoundQuery } from './propose-round.query.js'
import { RemoveCalendarDay } from './remove-calendar-day.js'
import { RenameRound } from './rename-round.js'
import { ReopenPhase } from './reopen-phase.js'
import { RoundController } from './round.controller.js'
import { RoundScopeQuery } from './round-scope.query.js'
import { SetCalendarDays } from './set-calendar-days.js'

@Feature({
  controllers: [RoundController, CalendarController],
  providers: [
    WorkingDays,
    ProposeRoundQuery,
    CreateRound,
    JoinRound,
    DeleteRound,
    RoundScopeQuery,
    RenameRound,
    MoveMilestone,
    PhaseStandingQuery,
    ClosePhase,
    ReopenPhase,
    CalendarYearQuery,
    SetCalendarDays,
    RemoveCalendarDay,
  ],
})
export class RoundModule {}
