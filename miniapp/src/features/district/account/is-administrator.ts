import type { SignedInPerson } from '@gongkai/shared/district/account/account.contract'

/** Whether 管理 is shown; the server decides again at every act. */
export const isAdministrator = ({ organisation, roles }: SignedInPerson): boolean =>
  organisation.kind === 'office' && roles.includes('admin')
