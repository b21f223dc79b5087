import { Feature } from '../../platform/feature.js'
import { AccountController } from './account.controller.js'
import { ChangePassword } from './change-password.js'
import { CreateAccount } from './create-account.js'
import { DeactivateAccount } from './deactivate-account.js'
import { EditAccount } from './edit-account.js'
import { ListAccountsQuery } from './list-accounts.query.js'
import { ReactivateAccount } from './reactivate-account.js'
import { ResetPassword } from './reset-password.js'
import { SessionController } from './session.controller.js'
import { SessionRepository } from './session.repository.js'
import { SignInLimit } from './sign-in-limit.js'

@Feature({
  controllers: [SessionController, AccountController],
  providers: [
    SessionRepository,
    SignInLimit,
    ListAccountsQuery,
    CreateAccount,
    EditAccount,
    ResetPassword,
    DeactivateAccount,
    ReactivateAccount,
    ChangePassword,
  ],
})
export class AccountModule {}
