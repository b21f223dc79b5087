import type { AsStored } from '@gongkai/shared/base/shape'
import { changeOf } from '@gongkai/shared/catalogue/publication/change-shape'
import type {
  EditionChanges,
  EditionView,
  EntryChange,
  EntryHistoryItem,
} from '@gongkai/shared/catalogue/publication/publication.contract'
import type { PublicEntry } from '@gongkai/shared/district/edition/public-entry'
import { snapshotOf } from '@gongkai/shared/district/edition/snapshot'
import { standingEditions } from '@gongkai/shared/district/edition/standing-editions'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager, MoreThan } from 'typeorm'
import { EditionEntryEntity } from '../../district/edition/edition-entry.entity.js'
import { type Edition, readEditions } from '../../district/edition/read-editions.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { chunks } from '../../platform/database/chunks.js'
import { In } from '../../platform/database/in-list.js'
import { notFound } from '../../platform/http/refused.js'
import { compareEditions } from './compare-editions.js'
import { keptFromOf, presentEdition, publicEdition } from './edition.presenter.js'
import { EditionChangeEntity } from './edition-change.entity.js'
import { changeCounts } from './edition-news.query.js'
import { withoutMended } from './without-mended.js'

const CHANGES_ON_A_PAGE = 50
const COUNTED = { add: 'added', revise: 'revised', withdraw: 'withdrawn' } as const

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
      where: { editionId, concealed: false, paused: false, ...(domain ? { domainCode: domain } : {}) },
      order: { id: 'ASC' },
      skip: (page - 1) * size,
      take: size,
    })
    return {
      total,
      entries: rows.map(({ snapshot }) => ({ ...snapshotOf(snapshot), edition: publicEdition(edition) })),
    }
  }

  /** An entry as an edition holds it, to the byte. */
  async entry(editionId: number, publicNumber: string): Promise<AsStored<PublicEntry>> {
    const { edition, editions } = await this.readable(editionId)
    const row = await this.dataSource.manager.findOneBy(EditionEntryEntity, {
      editionId,
      publicNumber,
      concealed: false,
      paused: false,
    })
    if (!row) throw notFound('个公开事项')
    return { ...row.snapshot, edition: publicEdition(edition), ...keptFromOf(row.keptFrom, editions) }
  }

  /** The public's view after one edition against that after another; by default against the view before it, as it was stored then. */
  async changes(
    editionId: number,
    { since, domain, page = 1 }: { since?: number; domain?: string; page?: number },
  ): Promise<AsStored<EditionChanges>> {
    const { edition, view, editions, present } = await this.readable(editionId)
    const before = editions.slice(0, editions.indexOf(edition)).findLast(({ withdrawn }) => !withdrawn)
    if ((since === undefined || since === before?.id) && holds(edition, editions)) {
      const [rows, total] = await this.dataSource.manager.findAndCount(EditionChangeEntity, {
        where: { editionId, concealed: false, paused: false, ...(domain ? { domainCode: domain } : {}) },
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
    const other = since === undefined ? before : (await this.readable(since)).edition
    const counts = { added: 0, revised: 0, withdrawn: 0 }
    const shown: EntryChange[] = []
    // Withdrawn entries come last of all, so that a page that they reach is known at the end.
    const withdrawn: EntryChange[] = []
    const [first, end] = [(page - 1) * CHANGES_ON_A_PAGE, page * CHANGES_ON_A_PAGE]
    let standing = 0
    for await (const change of compareEditions(this.dataSource.manager, editions, {
      from: other?.id ?? null,
      upTo: editionId,
      domain,
    })) {
      counts[COUNTED[change.kind]]++
      if (change.kind === 'withdraw') withdrawn.push(change)
      else if (standing++ >= first && standing <= end) shown.push(change)
    }
    shown.push(...withdrawn.slice(Math.max(0, first - standing), Math.max(0, end - standing)))
    return {
      edition: view,
      since: other ? present(other) : null,
      counts,
      total: standing + withdrawn.length,
      items: await withReasons(this.dataSource.manager, shown, editions, editionId),
    }
  }

  /** All of the same changes, domain by domain and one after another. */
  async changesByDomain(
    editionId: number,
    { since, domain }: { since?: number; domain?: string },
  ): Promise<ComparedEditions> {
    const { edition, editions } = await this.readable(editionId)
    const before = editions.slice(0, editions.indexOf(edition)).findLast(({ withdrawn }) => !withdrawn) ?? null
    const other = since === undefined ? before : (await this.readable(since)).edition
    const tx = this.dataSource.manager
    const stored = other?.id === before?.id && holds(edition, editions)
    const readIn = [edition, other].flatMap((item) => (item ? [...standingEditions(editions, item.id).values()] : []))
    const codes = new Set(
      (stored ? [edition] : [edition, ...editions]).flatMap((candidate) => candidate.domains.map(({ code }) => code)),
    )
    const compared = async function* (code: string) {
      const changes: EntryChange[] = []
      const sides = { from: other?.id ?? null, upTo: editionId, domain: code }
      for await (const change of compareEditions(tx, editions, sides)) changes.push(change)
      for (const some of chunks(changes, ROWS_AT_ONCE)) yield* await withReasons(tx, some, editions, editionId)
    }
    return {
      edition,
      since: other,
      madeOf: [...new Set(readIn.map(({ id }) => id))],
      thinned: [...new Set(readIn)].flatMap(({ thinnedAt }) => (thinnedAt ? [thinnedAt.getTime()] : [])),
      domains: [...codes]
        .filter((code) => !domain || code === domain)
        .sort()
        .map((code) => ({ code, changes: () => (stored ? storedChanges(tx, editionId, code) : compared(code)) })),
    }
  }

  /** The editions that changed an entry, the newest first; each change as it was stored. */
  async history(publicNumber: string): Promise<AsStored<EntryHistoryItem>[]> {
    const tx = this.dataSource.manager
    const editions = (await readEditions(tx)).filter(({ concealed }) => !concealed)
    const rows = await tx.find(EditionChangeEntity, {
      where: { publicNumber, concealed: false, paused: false, editionId: In(editions.map(({ id }) => id)) },
      order: { editionId: 'DESC' },
    })
    return rows.flatMap(({ editionId, kind, change }) => {
      const edition = editions.find(({ id }) => id === editionId)
      if (!edition) return []
      const { id, name, publishedAt } = publicEdition(edition)
      const { fields, cause, reason, successor } = change
      const readIn = { id, name, publishedAt, withdrawn: edition.withdrawn }
      return [{ edition: readIn, kind, fields, cause, reason, successor }]
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
    const present = (oneEdition: Edition) =>
      presentEdition(oneEdition, (code) => domains.find((domain) => domain.code === code)?.name ?? code)
    return { edition, view: present(edition), editions, present }
  }
}

interface ComparedEditions {
  edition: Edition
  since: Edition | null
  /** the editions whose entries stand in it */ madeOf: number[]
  /** since when they lack rows that were read before, for those that do */ thinned: number[]
  domains: { code: string; changes(): AsyncIterable<EntryChange> }[]
}

/** The changes stored with an edition compare it with editions read at that time; an edition withdrawn since must not be quoted. */
function holds(edition: Edition, editions: readonly Edition[]): boolean {
  return editions
    .slice(0, editions.indexOf(edition))
    .every(({ withdrawnAt }) => !withdrawnAt || withdrawnAt <= edition.publishedAt)
}

const ROWS_AT_ONCE = 500

/** Two editions that are compared do not say themselves why an item went: the edition between them that left it out does. */
async function withReasons(
  tx: EntityManager,
  changes: readonly EntryChange[],
  editions: readonly Edition[],
  upTo: number,
): Promise<EntryChange[]> {
  const gone = changes.filter(({ kind }) => kind === 'withdraw').map(({ id }) => id)
  if (gone.length === 0) return withoutMended(changes)
  const told = editions.slice(0, editions.findIndex(({ id }) => id === upTo) + 1).filter(({ concealed }) => !concealed)
  const rows = await tx.find(EditionChangeEntity, {
    where: {
      publicNumber: In(gone),
      kind: 'withdraw',
      concealed: false,
      paused: false,
      editionId: In(told.map(({ id }) => id)),
    },
    order: { editionId: 'ASC' },
  })
  const last = new Map(rows.map(({ publicNumber, change }) => [publicNumber, changeOf(change)]))
  return withoutMended(changes).map((change) => {
    const known = change.kind === 'withdraw' ? last.get(change.id) : undefined
    return known ? { ...change, cause: known.cause, reason: known.reason, successor: known.successor } : change
  })
}

/** The changes of an edition in a domain, piece by piece. */
async function* storedChanges(tx: EntityManager, editionId: number, domainCode: string): AsyncGenerator<EntryChange> {
  for (let last = 0; ; ) {
    const rows = await tx.find(EditionChangeEntity, {
      where: { editionId, domainCode, concealed: false, paused: false, id: MoreThan(last) },
      order: { id: 'ASC' },
      take: ROWS_AT_ONCE,
    })
    for (const { change } of rows) yield changeOf(change)
    const newest = rows.at(-1)
    if (!newest || rows.length < ROWS_AT_ONCE) return
    last = newest.id
  }
}
