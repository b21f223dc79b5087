import type { SignedInPerson } from '@gongkai/shared/district/account/account.contract'

/** The unit whose items are asked for: an agency that leads a domain sees others' too; a village is answered its town's alone. */
export const ownUnit = ({ organisation: { kind, code } }: SignedInPerson): string | undefined =>
  kind === 'village' ? undefined : code
