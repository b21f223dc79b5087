import { editionDiff } from '@gongkai/shared/catalogue/publication/edition-diff'
import type { EditionLosses, EntryChange } from '@gongkai/shared/catalogue/publication/publication.contract'
import type { Snapshot } from '@gongkai/shared/district/edition/snapshot'
import { standingEditions } from '@gongkai/shared/district/edition/standing-editions'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { readEditions } from '../../district/edition/read-editions.js'
import { byDomain, DOMAIN_ORDER } from '../../district/pilot-domain/domain-order.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { notFound } from '../../platform/http/refused.js'
import { publicEdition } from './edition.presenter.js'
import { editionEntries } from './editions.query.js'

/** Of the items so many are named; how many there are is told of all. */
const NAMED = 100

/** The items that the public would no longer read, or read in older words, if an edition were taken back (撤回). */
@Injectable()
export class EditionLossesQuery {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async of(editionId: number): Promise<EditionLosses> {
    const tx = this.dataSource.manager
    const editions = await readEditions(tx)
    const edition = editions.find(({ id }) => id === editionId)
    if (!edition) throw notFound('个目录版本')
    const domains = await tx.find(PilotDomainEntity, { order: DOMAIN_ORDER })
    const now = standingEditions(editions)
    const then = standingEditions(editions.map((one) => (one === edition ? { ...one, withdrawn: true } : one)))
    const byPlace = byDomain(domains)
    const losses: EditionLosses = { domains: [], unread: nothing(), older: nothing(), back: nothing() }
    for (const [code, standing] of [...now].sort(([a], [b]) => byPlace(a, b))) {
      if (standing !== edition) continue
      const before = then.get(code)
      const name = domains.find((domain) => domain.code === code)?.name ?? code
      losses.domains.push({ code, name, readIn: before ? publicEdition(before).name : null })
      const changes = editionDiff(
        await this.entries(edition.id, code),
        before ? await this.entries(before.id, code) : [],
      )
      for (const change of changes) take(losses[PLACES[change.kind]], change)
    }
    return losses
  }

  private async entries(editionId: number, code: string): Promise<Snapshot[]> {
    const entries: Snapshot[] = []
    for await (const { snapshot } of editionEntries(this.dataSource.manager, editionId, [code])) entries.push(snapshot)
    return entries
  }
}

/** As the change back would be published. */
const PLACES = { withdraw: 'unread', revise: 'older', add: 'back' } as const

const nothing = (): EditionLosses['unread'] => ({ total: 0, items: [] })

function take(into: EditionLosses['unread'], { id, name, domain, organisation }: EntryChange): void {
  into.total++
  if (into.items.length < NAMED) into.items.push({ id, name, domain, organisation })
}
