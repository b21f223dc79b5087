import type { AssignmentDetail, DelegationRequest } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { Body, Controller, Inject, Param, ParseIntPipe, Put } from '@nestjs/common'
import { ArrayMaxSize, ArrayUnique, IsArray, IsString, MaxLength } from 'class-validator'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { SeenVersionDto } from '../../platform/seen/seen.dto.js'
import { DelegateDomain } from './delegate-domain.js'

class DelegationDto extends SeenVersionDto implements DelegationRequest {
  @IsArray({ message: '应是列表' })
  @ArrayMaxSize(200, { message: '最多 200 个单位' })
  @ArrayUnique({ message: '有重复的单位' })
  @IsString({ each: true, message: '应是单位代码' })
  @MaxLength(40, { each: true, message: '单位代码太长' })
  villageCodes!: string[]
}

/** 委托: the villages that fill a domain for their town, the departments that fill it for its lead. */
@Controller('api/assignments/:id/delegation')
@Allow('office', 'agency', 'town', 'village')
export class DelegationController {
  constructor(@Inject(DelegateDomain) private readonly delegateDomain: DelegateDomain) {}

  @Put()
  set(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: DelegationDto,
  ): Promise<AssignmentDetail> {
    return this.delegateDomain.run(actor, id, body)
  }
}
