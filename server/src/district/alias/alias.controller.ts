import {
  ALIAS_KINDS,
  type AliasKind,
  type LearnAliasRequest,
  type LearntAlias,
} from '@gongkai/shared/district/alias/alias.contract'
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, ParseIntPipe, Post } from '@nestjs/common'
import { IsIn, IsString, MaxLength } from 'class-validator'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { Guarded } from '../privacy/guarded.js'
import { ForgetAlias } from './forget-alias.js'
import { LearnAlias } from './learn-alias.js'
import { ListAliasesQuery } from './list-aliases.query.js'

class LearnAliasDto implements LearnAliasRequest {
  @IsIn(
    ALIAS_KINDS.map(({ code }) => code),
    { message: '应是试点领域、单位或公开渠道' },
  )
  kind!: AliasKind
  @Guarded('别名') @IsString({ message: '应是文字' }) @MaxLength(1000, { message: '别名太长' }) alias!: string
  @IsString({ message: '应是文字' }) @MaxLength(200, { message: '名称太长' }) means!: string
}

/** 别名: words learnt from corrections, used by imports and by the public search. */
@Controller('api/aliases')
@Allow('office', 'agency', 'town', 'village')
export class AliasController {
  constructor(
    @Inject(ListAliasesQuery) private readonly listAliases: ListAliasesQuery,
    @Inject(LearnAlias) private readonly learnAlias: LearnAlias,
    @Inject(ForgetAlias) private readonly forgetAlias: ForgetAlias,
  ) {}

  @Get()
  list(@CurrentActor() actor: SignedIn): Promise<LearntAlias[]> {
    return this.listAliases.run(actor)
  }

  @Post()
  @HttpCode(200)
  learn(@CurrentActor() actor: SignedIn, @Body() body: LearnAliasDto): Promise<LearntAlias> {
    return this.learnAlias.run(actor, body)
  }

  @Delete(':id')
  @HttpCode(204)
  forget(@CurrentActor() actor: SignedIn, @Param('id', ParseIntPipe) id: number): Promise<void> {
    return this.forgetAlias.run(actor, id)
  }
}
