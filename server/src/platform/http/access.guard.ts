import { refuse } from '@gongkai/shared/base/refusal'
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import { SessionRepository } from '../../account/session.repository.js'
import { ACCESS, type Access } from './actor.js'
import { Refused } from './refused.js'

/** Closed unless opened: a route without @Public or @Allow is refused to everybody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(SessionRepository) private readonly sessions: SessionRepository,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ])
    if (access && 'public' in access) return true
    const request = context.switchToHttp().getRequest()
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
    const actor = token ? await this.sessions.actorOf(token) : null
    if (!actor) throw new Refused(401, [refuse('account.signed-out', '', '请先登录，或登录已经过期')])
    if (!access?.kinds.includes(actor.organisationKind)) {
      throw new Refused(403, [refuse('account.forbidden', '', '本账号无权使用这项功能')])
    }
    request.actor = actor
    return true
  }
}
