import type { ImportKind } from '@gongkai/shared/base/words/import-kinds'
import { Inject, Injectable } from '@nestjs/common'
import { DisclosuresTarget } from './disclosures-target.js'
import { EntriesTarget } from './entries-target.js'
import { GuidelineTarget } from './guideline-target.js'
import type { ImportTarget } from './import-target.js'
import { LawsTarget } from './laws-target.js'
import { MattersTarget } from './matters-target.js'
import { OrganisationsTarget } from './organisations-target.js'

/** The target of each kind of table. */
@Injectable()
export class ImportTargets {
  private readonly targets: Readonly<Record<ImportKind, ImportTarget>>

  constructor(
    @Inject(EntriesTarget) entries: EntriesTarget,
    @Inject(GuidelineTarget) guideline: GuidelineTarget,
    @Inject(LawsTarget) laws: LawsTarget,
    @Inject(OrganisationsTarget) organisations: OrganisationsTarget,
    @Inject(DisclosuresTarget) disclosures: DisclosuresTarget,
  ) {
    this.targets = {
      entries,
      guideline,
      laws,
      organisations,
      disclosures,
      power: new MattersTarget('power'),
      service: new MattersTarget('service'),
    }
  }

  of(kind: ImportKind): ImportTarget {
    return this.targets[kind]
  }
}
