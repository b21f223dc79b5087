import type {
  OfficialNumber,
  PersonalAnswerPage,
  PersonalAnswerRow,
} from '@gongkai/shared/district/privacy/privacy.contract'
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, ParseIntPipe, Post, Put, Query } from '@nestjs/common'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { SeenVersionQueryDto } from '../../platform/seen/seen.dto.js'
import { AnswerFinding } from './answer-finding.js'
import { ListAnswersQuery } from './list-answers.query.js'
import { OfficialNumbers } from './official-numbers.js'
import { AddOfficialNumberDto, AnswerFindingDto, EditOfficialNumberDto, PersonalAnswerQueryDto } from './privacy.dto.js'
import { TakeBackAnswer } from './take-back-answer.js'

/** 个人信息: what was said of findings, and the telephones of offices. */
@Controller('api/privacy')
@Allow('office', 'agency', 'town', 'village')
export class PrivacyController {
  constructor(
    @Inject(AnswerFinding) private readonly answerFinding: AnswerFinding,
    @Inject(TakeBackAnswer) private readonly takeBackAnswer: TakeBackAnswer,
    @Inject(ListAnswersQuery) private readonly listAnswers: ListAnswersQuery,
    @Inject(OfficialNumbers) private readonly officialNumbers: OfficialNumbers,
  ) {}

  @Post('answers')
  answer(@CurrentActor() actor: SignedIn, @Body() body: AnswerFindingDto): Promise<PersonalAnswerRow> {
    return this.answerFinding.run(actor, body)
  }

  @Get('answers')
  answers(@CurrentActor() actor: SignedIn, @Query() query: PersonalAnswerQueryDto): Promise<PersonalAnswerPage> {
    return this.listAnswers.run(actor, query)
  }

  @Delete('answers/:id')
  @HttpCode(204)
  takeBack(@CurrentActor() actor: SignedIn, @Param('id', ParseIntPipe) id: number): Promise<void> {
    return this.takeBackAnswer.run(actor, id)
  }

  @Get('official-numbers')
  numbers(): Promise<OfficialNumber[]> {
    return this.officialNumbers.list()
  }

  @Post('official-numbers')
  @Allow('office')
  addNumber(@CurrentActor() actor: SignedIn, @Body() body: AddOfficialNumberDto): Promise<OfficialNumber[]> {
    return this.officialNumbers.add(actor, body)
  }

  @Put('official-numbers/:id')
  @Allow('office')
  editNumber(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: EditOfficialNumberDto,
  ): Promise<OfficialNumber[]> {
    return this.officialNumbers.edit(actor, id, body)
  }

  @Delete('official-numbers/:id')
  @Allow('office')
  removeNumber(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Query() query: SeenVersionQueryDto,
  ): Promise<OfficialNumber[]> {
    return this.officialNumbers.remove(actor, id, query)
  }
}
