import { refuse } from '@gongkai/shared/base/refusal'
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ACCESS, type Access } from '../../platform/http/actor.js'
import { Refused } from '../../platform/http/refused.js'
import { SessionRepository } from './session.repository.js'

const SIGNED_OUT = refuse('account.signed-out', '', '请先登录，或登录已经过期')

async function actorBehind(sessions: SessionRepository, { headers }: Pick<FastifyRequest, 'headers'>) {
  const token = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1]
  return token ? sessions.actorOf(token) : null
}

/** Ahead of a large body: a caller whom the guard would send away is sent away before the body is read. */
export const signedInFirst =
  (sessions: SessionRepository) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> =>
    (await actorBehind(sessions, request)) ? undefined : reply.status(401).send({ refusals: [SIGNED_OUT] })

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
    const actor = await actorBehind(this.sessions, request)
    if (!actor) throw new Refused(401, [SIGNED_OUT])
    if (!access?.kinds.includes(actor.organisationKind)) {
      throw new Refused(403, [refuse('account.forbidden', '', '本账号无权使用这项功能')])
    }
    request.actor = actor
    return true
  }
}
