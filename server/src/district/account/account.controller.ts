import type { AccountPage, AccountView, GivenPassword } from '@gongkai/shared/district/account/account.contract'
import { Body, Controller, Get, HttpCode, Inject, Param, ParseIntPipe, Post, Put, Query } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { AccountQueryDto, ChangePasswordDto, CreateAccountDto, EditAccountDto, VersionDto } from './account.dto.js'
import { presentAccount } from './account.presenter.js'
import { loadAccount } from './account-case.js'
import { ensureAdministrator } from './administrator.js'
import { ChangePassword } from './change-password.js'
import { CreateAccount } from './create-account.js'
import { DeactivateAccount } from './deactivate-account.js'
import { EditAccount } from './edit-account.js'
import { ListAccountsQuery } from './list-accounts.query.js'
import { BeforePasswordChange } from './must-change-password.guard.js'
import { ReactivateAccount } from './reactivate-account.js'
import { ResetPassword } from './reset-password.js'

/** 账号, run by the office's 管理员; one's own password is one's own affair. */
@Controller('api')
@Allow('office')
export class AccountController {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(ListAccountsQuery) private readonly listAccounts: ListAccountsQuery,
    @Inject(CreateAccount) private readonly createAccount: CreateAccount,
    @Inject(EditAccount) private readonly editAccount: EditAccount,
    @Inject(ResetPassword) private readonly resetPassword: ResetPassword,
    @Inject(DeactivateAccount) private readonly deactivateAccount: DeactivateAccount,
    @Inject(ReactivateAccount) private readonly reactivateAccount: ReactivateAccount,
    @Inject(ChangePassword) private readonly changePassword: ChangePassword,
  ) {}

  @Post('me/password')
  @HttpCode(204)
  @Allow('office', 'agency', 'town', 'village')
  @BeforePasswordChange()
  ownPassword(@CurrentActor() actor: SignedIn, @Body() body: ChangePasswordDto): Promise<void> {
    return this.changePassword.run(actor, body)
  }

  @Get('accounts')
  list(@CurrentActor() actor: SignedIn, @Query() query: AccountQueryDto): Promise<AccountPage> {
    return this.listAccounts.run(actor, query)
  }

  @Get('accounts/:id')
  async one(@CurrentActor() actor: SignedIn, @Param('id', ParseIntPipe) id: number): Promise<AccountView> {
    ensureAdministrator(actor)
    return presentAccount(await loadAccount(this.dataSource.manager, id), actor)
  }

  @Post('accounts')
  create(@CurrentActor() actor: SignedIn, @Body() body: CreateAccountDto): Promise<GivenPassword> {
    return this.createAccount.run(actor, body)
  }

  @Put('accounts/:id')
  edit(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: EditAccountDto,
  ): Promise<AccountView> {
    return this.editAccount.run(actor, id, body)
  }

  @Post('accounts/:id/password')
  @HttpCode(200)
  reset(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() { version }: VersionDto,
  ): Promise<GivenPassword> {
    return this.resetPassword.run(actor, id, version)
  }

  @Post('accounts/:id/deactivation')
  @HttpCode(200)
  deactivate(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() { version }: VersionDto,
  ): Promise<AccountView> {
    return this.deactivateAccount.run(actor, id, version)
  }

  @Post('accounts/:id/reactivation')
  @HttpCode(200)
  reactivate(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() { version }: VersionDto,
  ): Promise<AccountView> {
    return this.reactivateAccount.run(actor, id, version)
  }
}
