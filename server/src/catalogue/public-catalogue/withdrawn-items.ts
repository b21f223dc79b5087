import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import { changeOf } from '@gongkai/shared/catalogue/publication/change-shape'
import { entryName } from '@gongkai/shared/compiling/entry/entry-text'
import type { WithdrawnEntry } from '@gongkai/shared/district/edition/public-entry'
import { snapshotOf } from '@gongkai/shared/district/edition/snapshot'
import { type EntityManager, MoreThan } from 'typeorm'
import { EditionEntryEntity } from '../../district/edition/edition-entry.entity.js'
import { editionName } from '../../district/edition/edition-name.js'
import type { Edition } from '../../district/edition/read-editions.js'
import { lineOf } from '../../district/organisation/line-of.query.js'
import { breathe } from '../../platform/breathe.js'
import { In } from '../../platform/database/in-list.js'
import { fold } from '../../platform/search/fold.js'
import { publicEdition } from '../publication/edition.presenter.js'
import { EditionChangeEntity } from '../publication/edition-change.entity.js'
import { type Catalogue, entryOf } from './catalogue.js'

type Withdrawn = WithdrawnEntry['withdrawn']

/** The last time that an edition, which was not taken back since, left an item out. */
interface Withdrawal {
  editionId: number
  reason: string
  successor: string | null
  /** '' where its words must not be read */ names: string
  organisationCode: string
}
interface Withdrawals {
  byNumber: Map<string, Withdrawal>
  lineOf: (organisationCode: string) => string
}

const ROWS_AT_ONCE = 500
/** No number is longer; a longer one is not looked for. */
const LONGEST = 60

/** 一二三级名称 as one: blanks and signs do not count. */
const namesIn = (name: string) => fold(name).replaceAll(' ', '')

/**
 * Items that were published once and do not stand any more, as long as a standing catalogue lasts: since which edition, why, and the item
 * that took their place. The address of a published item answers for ever.
 */
export class WithdrawnItems {
  /** by domain, read when one of its items is first asked for */
  private readonly held = new Map<string, Promise<Withdrawals>>()

  constructor(
    private readonly tx: EntityManager,
    /** in the order of publishing */ private readonly editions: readonly Edition[],
    private readonly catalogue: Catalogue,
  ) {}

  /** null for a number that was never given, and for one that stands. */
  async of(publicNumber: string): Promise<Withdrawn | null> {
    if (publicNumber.length > LONGEST || this.catalogue.row(publicNumber)) return null
    const named = await this.tx.findOne(EditionChangeEntity, { where: { publicNumber }, order: { id: 'DESC' } })
    if (!named) return null
    const rows = await this.tx.findBy(EditionEntryEntity, {
      editionId: In(this.editions.map(({ id }) => id)),
      publicNumber,
    })
    const rowIn = new Map(rows.map((row) => [row.editionId, row]))
    const held = this.editions.filter(({ id }) => rowIn.has(id))
    const readable = held.filter(({ id, concealed }) => {
      const row = rowIn.get(id)
      return !concealed && !row?.concealed && !row?.paused
    })
    const lastIn = readable.findLast(({ withdrawn }) => !withdrawn) ?? readable.at(-1)
    const last = lastIn && rowIn.get(lastIn.id)
    const item = last ? snapshotOf(last.snapshot) : changeOf(named.change)
    const withdrawals = await this.ofDomain(named.domainCode)
    const { edition, reason } = this.fate(named.domainCode, held, withdrawals.byNumber.get(publicNumber))
    return {
      id: publicNumber,
      name: last ? entryName(snapshotOf(last.snapshot)) : '',
      domain: item.domain,
      organisation: item.organisation,
      edition: publicEdition(edition),
      lastIn: lastIn ? publicEdition(lastIn) : null,
      reason,
      successor: this.successorOf(publicNumber, named.domainCode, withdrawals),
    }
  }

  /** The edition without it, and why: an edition left it out, or the one that brought it was taken back (撤回). */
  private fate(
    domainCode: string,
    held: readonly Edition[],
    withdrawal: Withdrawal | undefined,
  ): { edition: Edition; reason: string } {
    const leftOut = this.editions.find(({ id }) => id === withdrawal?.editionId)
    const stood = held.findLast(({ withdrawn }) => !withdrawn)
    if (leftOut && withdrawal && (!stood || this.isLater(leftOut, stood)))
      return { edition: leftOut, reason: withdrawal.reason }
    const standing = this.editions.findLast(
      ({ withdrawn, domains }) => !withdrawn && domains.some(({ code }) => code === domainCode),
    )
    const takenBack = held.at(-1)
    const edition = standing ?? takenBack
    if (!edition) throw new Error('no edition held the item')
    const explained = !stood && takenBack?.withdrawn
    return { edition, reason: explained ? `${editionName(takenBack)}已撤回：${takenBack.explanation}` : '' }
  }

  private isLater(edition: Edition, than: Edition): boolean {
    return this.editions.indexOf(edition) > this.editions.indexOf(than)
  }

  /** The item that stands in its place, also where the one that took it was withdrawn later. */
  private successorOf(publicNumber: string, domainCode: string, withdrawals: Withdrawals): Withdrawn['successor'] {
    const met = new Set([publicNumber])
    for (const number of met) {
      const row = this.catalogue.row(number)
      if (row && number !== publicNumber) return { id: row.id, name: entryName(entryOf(row)) }
      const withdrawal = withdrawals.byNumber.get(number)
      const next = withdrawal?.successor ?? (withdrawal && this.sameNames(withdrawal, domainCode, withdrawals))
      if (next) met.add(next)
    }
    return null
  }

  /** Editions of before name no successor: the one standing item of the same domain and unit (or its heir) with the same names. */
  private sameNames(
    { names, organisationCode }: Withdrawal,
    domainCode: string,
    { lineOf: unitOf }: Withdrawals,
  ): string | null {
    if (!names) return null
    const same = this.catalogue.rows.filter(
      ({ domain, organisation, name }) =>
        domain === domainCode &&
        name.replaceAll(' ', '') === names &&
        unitOf(organisation) === unitOf(organisationCode),
    )
    return (same.length === 1 && same[0]?.id) || null
  }

  private ofDomain(domainCode: string): Promise<Withdrawals> {
    const held = this.held.get(domainCode)
    if (held) return held
    const read = this.read(domainCode)
    this.held.set(domainCode, read)
    // A failed reading is tried again by the next one who asks.
    read.catch(() => this.held.delete(domainCode))
    return read
  }

  private async read(domainCode: string): Promise<Withdrawals> {
    const byNumber = new Map<string, Withdrawal>()
    const takenBack = new Set(this.editions.filter(({ withdrawn }) => withdrawn).map(({ id }) => id))
    for (let last = 0; ; ) {
      const rows = await this.tx.find(EditionChangeEntity, {
        where: { domainCode, kind: 'withdraw', id: MoreThan(last) },
        order: { id: 'ASC' },
        take: ROWS_AT_ONCE,
      })
      for (const { editionId, publicNumber, change: stored, concealed, paused } of rows) {
        if (takenBack.has(editionId)) continue
        const { name, organisation, reason, cause, successor } = changeOf(stored)
        byNumber.set(publicNumber, {
          editionId,
          reason: concealed || paused ? '' : reason || (cause?.reason ?? ''),
          successor,
          names: concealed || paused ? '' : namesIn(name),
          organisationCode: organisation.code,
        })
      }
      const newest = rows.at(-1)
      if (!newest || rows.length < ROWS_AT_ONCE) break
      last = newest.id
      await breathe()
    }
    return { byNumber, lineOf: await lineOf(this.tx) }
  }
}

/** Answer 410: what became of it, for a client that knows this answer, and in words for one that does not. */
export function withdrawnAnswer(withdrawn: Withdrawn): WithdrawnEntry {
  const { name, edition } = withdrawn
  const refusals: Refusal[] = [
    refuse('entry.withdrawn', '', `${name ? `“${name}”` : '这个公开事项'}已从现行目录撤销（${edition.name}）`),
  ]
  return { refusals, withdrawn }
}
