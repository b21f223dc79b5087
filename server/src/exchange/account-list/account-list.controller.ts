import { refuse } from '@gongkai/shared/base/refusal'
import type { AccountListPreview, CreatedAccounts } from '@gongkai/shared/district/account/account.contract'
import { Body, Controller, Get, Header, HttpCode, Inject, Post } from '@nestjs/common'
import { CreateAccountsDto } from '../../district/account/account.dto.js'
import { ensureAdministrator } from '../../district/account/administrator.js'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { Refused } from '../../platform/http/refused.js'
import { accountTemplate } from './account-template.js'
import { CreateAccounts } from './create-accounts.js'

/** 账号名单: many accounts from one table. */
@Controller('api')
@Allow('office')
export class AccountListController {
  constructor(@Inject(CreateAccounts) private readonly createAccounts: CreateAccounts) {}

  @Get('accounts/template')
  @Header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  template(@CurrentActor() actor: SignedIn): Promise<Buffer> {
    ensureAdministrator(actor)
    return accountTemplate()
  }

  /** The body is the xlsx itself; a body of another kind is no file. */
  @Post('accounts/list')
  @HttpCode(200)
  preview(@CurrentActor() actor: SignedIn, @Body() file: unknown): Promise<AccountListPreview> {
    ensureAdministrator(actor)
    if (!Buffer.isBuffer(file) || file.length === 0)
      throw new Refused(400, [refuse('list.unreadable', 'file', '请上传 xlsx 文件')])
    return this.createAccounts.preview(actor, file)
  }

  @Post('accounts/batch')
  createAll(@CurrentActor() actor: SignedIn, @Body() body: CreateAccountsDto): Promise<CreatedAccounts> {
    return this.createAccounts.run(actor, body)
  }
}
