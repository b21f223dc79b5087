import { Feature } from '../../platform/feature.js'
import { AccountListController } from './account-list.controller.js'
import { CreateAccounts } from './create-accounts.js'

@Feature({ controllers: [AccountListController], providers: [CreateAccounts] })
export class AccountListModule {}
