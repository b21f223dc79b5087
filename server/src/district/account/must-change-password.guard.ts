import { refuse } from '@gongkai/shared/base/refusal'
import { type CanActivate, type ExecutionContext, Inject, Injectable, SetMetadata } from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import type { SignedIn } from '../../platform/http/actor.js'
import { Refused } from '../../platform/http/refused.js'

const BEFORE_CHANGE = 'before-password-change'
/** Open also to those who still have the password that the office gave them. */
export const BeforePasswordChange = () => SetMetadata(BEFORE_CHANGE, true)

/** A given password is good only for setting one's own. Stands after the access guard, which finds out who acts. */
@Injectable()
export class MustChangePasswordGuard implements CanActivate {
  constructor(@Inject(Reflector) private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const actor: (SignedIn & { mustChangePassword?: boolean }) | undefined = context.switchToHttp().getRequest().actor
    if (!actor?.mustChangePassword) return true
    if (this.reflector.get(BEFORE_CHANGE, context.getHandler())) return true
    throw new Refused(403, [refuse('account.must-change-password', '', '请先把初始密码改成自己的密码')])
  }
}
