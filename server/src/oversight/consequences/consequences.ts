import type { EventKind } from '@gongkai/shared/base/ledger/event'
import { ToldKinds } from '../../platform/ledger/ledger.js'
import { amendmentsConsequences } from './of-amendments.js'
import { compilingConsequences } from './of-compiling.js'
import { officeConsequences } from './of-office.js'
import { publicationConsequences } from './of-publication.js'
import type { Consequences } from './tell.js'

/** The consequences of each act: the people told and their words. The list is whole; an act that is not in it is told to nobody. */
export const consequences: Consequences = {
  ...compilingConsequences,
  ...amendmentsConsequences,
  ...publicationConsequences,
  ...officeConsequences,
}

/** Given to the ledger: what is not in the list owes nobody anything. */
export const TOLD_KINDS = new ToldKinds(Object.keys(consequences) as EventKind[])
