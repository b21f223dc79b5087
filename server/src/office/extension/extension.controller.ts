import type { FillingPhase } from '@gongkai/shared/base/words/phases'
import type {
  GrantExtensionRequest,
  RoundDetail,
  WithdrawExtensionRequest,
} from '@gongkai/shared/district/round/round.contract'
import { Body, Controller, HttpCode, Inject, Param, ParseIntPipe, Post } from '@nestjs/common'
import { IsIn, IsString, MaxLength, ValidateIf } from 'class-validator'
import { Guarded } from '../../district/privacy/guarded.js'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { SeenVersionDto } from '../../platform/seen/seen.dto.js'
import { GrantExtension } from './grant-extension.js'
import { WithdrawExtension } from './withdraw-extension.js'

class WithdrawExtensionDto extends SeenVersionDto implements WithdrawExtensionRequest {
  @Guarded('理由') @IsString({ message: '应是文字' }) @MaxLength(500, { message: '最多 500 字' }) reason!: string
}
class GrantExtensionDto extends WithdrawExtensionDto implements GrantExtensionRequest {
  @IsIn(['inventory', 'catalogue'], { message: '应是清单或目录阶段' }) phase!: FillingPhase
  @IsString({ message: '请选择单位' }) @MaxLength(40, { message: '单位代码太长' }) organisationCode!: string
  @ValidateIf((_, value) => value !== null)
  @IsString({ message: '应是领域代码' })
  @MaxLength(10, { message: '领域代码太长' })
  domainCode!: string | null
  @IsString({ message: '请选择日期' }) @MaxLength(10, { message: '日期不对' }) dueOn!: string
}

/** 延期, granted by the office's 管理员. */
@Controller('api')
@Allow('office')
export class ExtensionController {
  constructor(
    @Inject(GrantExtension) private readonly grantExtension: GrantExtension,
    @Inject(WithdrawExtension) private readonly withdrawExtension: WithdrawExtension,
  ) {}

  @Post('rounds/:code/extensions')
  @HttpCode(200)
  grant(
    @CurrentActor() actor: SignedIn,
    @Param('code') code: string,
    @Body() body: GrantExtensionDto,
  ): Promise<RoundDetail> {
    return this.grantExtension.run(actor, code, body)
  }

  @Post('extensions/:id/withdrawal')
  @HttpCode(200)
  withdraw(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: WithdrawExtensionDto,
  ): Promise<RoundDetail> {
    return this.withdrawExtension.run(actor, id, body)
  }
}
