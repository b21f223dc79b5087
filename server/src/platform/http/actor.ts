import type { OrganisationKind } from '@gongkai/shared/base/words/organisation-kinds'
import type { Role } from '@gongkai/shared/base/words/roles'
import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common'

/** The signed-in person as the verbs see it. */
export interface SignedIn {
  personId: number
  sessionId: number
  account: string
  name: string
  roles: Role[]
  organisationCode: string
  organisationName: string
  organisationKind: OrganisationKind
}

export const ACCESS = 'access'
export type Access = { public: true } | { kinds: readonly OrganisationKind[] }

/** Open to everybody, without sign-in. */
export const Public = () => SetMetadata(ACCESS, { public: true } satisfies Access)
/** Open to signed-in people of these kinds of organisation; a route that says nothing is refused. */
export const Allow = (...kinds: OrganisationKind[]) => SetMetadata(ACCESS, { kinds } satisfies Access)

export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): SignedIn => context.switchToHttp().getRequest().actor,
)
