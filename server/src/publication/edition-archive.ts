import type { PublicEntry } from '@gongkai/shared/public-catalogue/public-catalogue.contract'
import { countChanges, editionDiff, type Snapshot } from '@gongkai/shared/publication/edition-diff'
import type { EditionChanges, EditionView, EntryHistoryItem } from '@gongkai/shared/publication/publication.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, In } from 'typeorm'
import { PilotDomainEntity } from '../pilot-domain/pilot-domain.entity.js'
import { notFound } from '../platform/http/refused.js'
import { EditionChangeEntity, EditionEntryEntity } from './edition.entity.js'
import { presentEdition, publicEdition } from './edition.presenter.js'
import { changeCounts } from './edition-news.query.js'
import { type Edition, readEditions, standingEntries } from './editions.query.js'

const CHANGES_ON_A_PAGE = 50

/**
 * Reads editions as they were published, old ones too. They never change, so that what is answered from here is kept by who
 * asks; one that was withdrawn because its content must not be read is not found.
 */
@Injectable()
export class EditionArchive {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** One page of the entries an edition settled, in their order. */
  async entries(
    editionId: number,
    { domain, page = 1, size = 20 }: { domain?: string; page?: number; size?: number },
  ): Promise<{ total: number; entries: PublicEntry[] }> {
    const { edition } = await this.readable(editionId)
    const [rows, total] = await this.dataSource.manager.findAndCount(EditionEntryEntity, {
      where: { editionId, ...(domain ? { domainCode: domain } : {}) },
      order: { id: 'ASC' },
      skip: (page - 1) * size,
      take: size,
    })
    return { total, entries: rows.map(({ snapshot }) => ({ ...snapshot, edition: publicEdition(edition) })) }
  }

  /** An entry as an edition holds it. */
  async entry(editionId: number, publicNumber: string): Promise<PublicEntry> {
    const { edition } = await this.readable(editionId)
    const row = await this.dataSource.manager.findOneBy(EditionEntryEntity, { editionId, publicNumber })
    if (!row) throw notFound('个公开事项')
    return { ...row.snapshot, edition: publicEdition(edition) }
  }

  /** What the public read after an edition against what it read after another; by default against what it read before. */
  async changes(
    editionId: number,
    { since, domain, page = 1 }: { since?: number; domain?: string; page?: number },
  ): Promise<EditionChanges> {
    const { edition, view, editions, present } = await this.readable(editionId)
    const before = editions.slice(0, editions.indexOf(edition)).findLast(({ withdrawn }) => !withdrawn)
    if (since === undefined || since === before?.id) {
      const [rows, total] = await this.dataSource.manager.findAndCount(EditionChangeEntity, {
        where: { editionId, ...(domain ? { domainCode: domain } : {}) },
        order: { id: 'ASC' },
        skip: (page - 1) * CHANGES_ON_A_PAGE,
        take: CHANGES_ON_A_PAGE,
      })
      return {
        edition: view,
        since: before ? present(before) : null,
        counts: await changeCounts(this.dataSource.manager, editionId),
        total,
        items: rows.map(({ change }) => change),
      }
    }
    const other = await this.readable(since)
    const stood = async (upTo: number) => {
      const entries: Snapshot[] = []
      const domainCodes = domain ? [domain] : undefined
      for await (const { snapshot } of standingEntries(this.dataSource.manager, editions, { upTo, domainCodes }))
        entries.push(snapshot)
      return entries
    }
    const changes = editionDiff(await stood(since), await stood(editionId))
    return {
      edition: view,
      since: other.view,
      counts: countChanges(changes),
      total: changes.length,
      items: changes.slice((page - 1) * CHANGES_ON_A_PAGE, page * CHANGES_ON_A_PAGE),
    }
  }

  /** The editions that changed an entry, the newest first. */
  async history(publicNumber: string): Promise<EntryHistoryItem[]> {
    const tx = this.dataSource.manager
    const editions = (await readEditions(tx)).filter(({ concealed }) => !concealed)
    const rows = await tx.find(EditionChangeEntity, {
      where: { publicNumber, editionId: In(editions.map(({ id }) => id)) },
      order: { editionId: 'DESC' },
    })
    return rows.flatMap(({ editionId, kind, change }) => {
      const edition = editions.find(({ id }) => id === editionId)
      if (!edition) return []
      const { id, name, publishedAt } = publicEdition(edition)
      const { fields, cause } = change
      return [{ edition: { id, name, publishedAt, withdrawn: edition.withdrawn }, kind, fields, cause }]
    })
  }

  private async readable(editionId: number): Promise<{
    edition: Edition
    view: EditionView
    editions: Edition[]
    present: (edition: Edition) => EditionView
  }> {
    const tx = this.dataSource.manager
    const [editions, domains] = await Promise.all([readEditions(tx), tx.find(PilotDomainEntity)])
    const edition = editions.find(({ id }) => id === editionId)
    if (!edition || edition.concealed) throw notFound('个目录版本')
    const present = (each: Edition) =>
      presentEdition(each, (code) => domains.find((domain) => domain.code === code)?.name ?? code)
    return { edition, view: present(edition), editions, present }
  }
}
