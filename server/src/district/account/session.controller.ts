import { folded } from '@gongkai/shared/base/folded'
import { refuse } from '@gongkai/shared/base/refusal'
import type {
  SessionView,
  SignedInPerson,
  SignInRequest,
  SignInResponse,
} from '@gongkai/shared/district/account/account.contract'
import { Body, Controller, Delete, Get, Headers, HttpCode, Inject, Ip, Param, ParseIntPipe, Post } from '@nestjs/common'
import { IsString, MaxLength, MinLength } from 'class-validator'
import { DataSource } from 'typeorm'
import { Allow, CurrentActor, Public, type SignedIn } from '../../platform/http/actor.js'
import { Refused } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { deviceOf } from './device.js'
import { BeforePasswordChange } from './must-change-password.guard.js'
import { hashPassword, passwordMatches } from './password.js'
import { PersonEntity } from './person.entity.js'
import { presentPerson } from './present-person.js'
import { type Actor, SessionRepository } from './session.repository.js'
import { SignInLimit } from './sign-in-limit.js'

class SignInDto implements SignInRequest {
  @IsString({ message: '请填写账号' })
  @MinLength(1, { message: '请填写账号' })
  @MaxLength(60, { message: '账号太长' })
  account!: string
  @IsString({ message: '请填写密码' })
  @MinLength(1, { message: '请填写密码' })
  @MaxLength(200, { message: '密码太长' })
  password!: string
}

/** Checked when the account is unknown, so that the answer takes as long as for a wrong password. */
const NOBODY = hashPassword('')

@Controller('api')
export class SessionController {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(SessionRepository) private readonly sessions: SessionRepository,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(SignInLimit) private readonly limit: SignInLimit,
  ) {}

  @Post('session')
  @Public()
  async signIn(
    @Body() { account: typed, password }: SignInDto,
    @Ip() address: string,
    @Headers('user-agent') agent = '',
  ): Promise<SignInResponse> {
    const account = folded(typed)
    this.limit.begin(account, address)
    const person = await this.dataSource.manager.findOneBy(PersonEntity, { account })
    const matches = await passwordMatches(password, person?.passwordHash ?? (await NOBODY))
    if (!person || !matches) throw new Refused(401, [refuse('account.sign-in', 'account', '账号或密码不对')])
    this.limit.succeeded(account, address)
    if (!person.active)
      throw new Refused(403, [refuse('account.inactive', 'account', '账号已停用，请联系区信息公开办')])
    const token = await this.dataSource.manager.transaction((tx) => this.sessions.open(tx, person.id, deviceOf(agent)))
    const actor = await this.sessions.actorOf(token)
    if (!actor)
      throw new Refused(403, [refuse('account.no-organisation', 'account', '账号所属的单位已停用，请联系区信息公开办')])
    return { token, person: presentPerson(actor) }
  }

  @Get('me')
  @BeforePasswordChange()
  @Allow('office', 'agency', 'town', 'village')
  me(@CurrentActor() actor: Actor): SignedInPerson {
    return presentPerson(actor)
  }

  @Delete('session')
  @BeforePasswordChange()
  @HttpCode(204)
  @Allow('office', 'agency', 'town', 'village')
  async signOut(@CurrentActor() actor: SignedIn): Promise<void> {
    await this.dataSource.manager.transaction(async (tx) => {
      await this.sessions.close(tx, actor.sessionId)
      await this.ledger.record(tx, actor, { kind: 'account.signed-out' })
    })
  }
  @Get('me/sessions')
  @BeforePasswordChange()
  @Allow('office', 'agency', 'town', 'village')
  async list(@CurrentActor() actor: SignedIn): Promise<SessionView[]> {
    const sessions = await this.sessions.list(this.dataSource.manager, actor.personId)
    return sessions.map(({ id, device, createdAt, lastUsedAt }) => ({
      id,
      device,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt.toISOString(),
      current: id === actor.sessionId,
    }))
  }

  /** 下线 of one of one's own devices; already gone is as good. */
  @Delete('me/sessions/:id')
  @BeforePasswordChange()
  @Allow('office', 'agency', 'town', 'village')
  async end(@CurrentActor() actor: SignedIn, @Param('id', ParseIntPipe) id: number): Promise<SessionView[]> {
    await this.dataSource.manager.transaction(async (tx) => {
      const session = (await this.sessions.list(tx, actor.personId)).find((candidate) => candidate.id === id)
      if (!session) return
      await this.sessions.close(tx, id)
      await this.ledger.record(tx, actor, { kind: 'account.session-ended', detail: { device: session.device } })
    })
    return this.list(actor)
  }
}
