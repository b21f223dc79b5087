import { createHash } from 'node:crypto'
import { refuse } from '@gongkai/shared/base/refusal'
import type { EditionView, PublishRequest } from '@gongkai/shared/publication/publication.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { act } from '../assignment/act.js'
import { EntryEntity } from '../entry/entry.entity.js'
import { PilotDomainEntity } from '../pilot-domain/pilot-domain.entity.js'
import { Clock } from '../platform/clock.js'
import { rowLock } from '../platform/database/row-lock.js'
import type { SignedIn } from '../platform/http/actor.js'
import { ensure, notFound } from '../platform/http/refused.js'
import { Ledger } from '../platform/ledger/ledger.js'
import { PublicCatalogue } from '../public-catalogue/public-catalogue.js'
import { RoundEntity } from '../round/round.entity.js'
import { type Composed, composeEntries, previewEdition } from './compose-edition.js'
import { EditionEntity, EditionEntryEntity } from './edition.entity.js'
import { presentEdition } from './edition.presenter.js'

/** 发布: the office makes an immutable snapshot of the domains that are ready. */
@Injectable()
export class PublishEdition {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(PublicCatalogue) private readonly catalogue: PublicCatalogue,
  ) {}

  async run(actor: SignedIn, { roundCode, domainCodes, note, effectiveOn }: PublishRequest): Promise<EditionView> {
    const edition = await act(this.dataSource, async (tx) => {
      const round = await tx.findOne(RoundEntity, { where: { code: roundCode }, ...rowLock(tx) })
      if (!round) throw notFound('个编制轮次')
      const preview = await previewEdition(tx, round)
      ensure([
        ...(actor.roles.includes('approver') ? [] : [refuse('account.role', 'edition', '只有审签人才能发布')]),
        ...domainCodes.flatMap((code) => {
          const domain = preview.domains.find((each) => each.code === code)
          if (!domain) return [refuse('edition.unknown-domain', `domainCodes/${code}`, `没有代码为 ${code} 的领域`)]
          return domain.ready
            ? []
            : [refuse('edition.not-ready', `domainCodes/${code}`, `${domain.name}还不能发布：${domain.reason}`)]
        }),
      ])
      const published = await publish(
        tx,
        round,
        { domainCodes, note, effectiveOn: effectiveOn ?? this.clock.today() },
        this.clock.now(),
      )
      await this.ledger.record(tx, actor, {
        kind: 'edition.published',
        detail: { editionId: published.id, domainCodes },
      })
      return published
    })
    await this.catalogue.reload()
    const domains = await this.dataSource.manager.find(PilotDomainEntity)
    return presentEdition(edition, (code) => domains.find((each) => each.code === code)?.name ?? code)
  }
}

/** Writes the snapshot; an entry's public number is given here once and kept for life. */
export async function publish(
  tx: EntityManager,
  round: RoundEntity,
  { domainCodes, note, effectiveOn }: Required<Pick<PublishRequest, 'domainCodes' | 'note' | 'effectiveOn'>>,
  now: Date,
): Promise<EditionEntity> {
  const composed = await composeEntries(tx, round.code, domainCodes)
  await numberEntries(tx, composed)
  const snapshots = composed.map(({ entry, snapshot }) => ({ id: entry.publicNumber ?? '', ...snapshot }))
  const edition = await tx.save(EditionEntity, {
    year: round.year,
    number: (await tx.countBy(EditionEntity, { year: round.year })) + 1,
    roundCode: round.code,
    publishedAt: now,
    note,
    effectiveOn,
    domainCodes,
    entryCount: snapshots.length,
    contentHash: createHash('sha256').update(JSON.stringify(snapshots)).digest('hex'),
  })
  const rows = snapshots.map((snapshot) => ({
    editionId: edition.id,
    domainCode: snapshot.domain.code,
    publicNumber: snapshot.id,
    snapshot: snapshot as never,
  }))
  for (let start = 0; start < rows.length; start += 200)
    await tx.insert(EditionEntryEntity, rows.slice(start, start + 200))
  return edition
}

/** 领域–单位–顺序号; a serial once used is never given again. */
async function numberEntries(tx: EntityManager, composed: Composed[]): Promise<void> {
  const used = await tx.find(EditionEntryEntity, { select: { publicNumber: true } })
  const last = new Map<string, number>()
  for (const publicNumber of [
    ...used.map((row) => row.publicNumber),
    ...composed.map(({ entry }) => entry.publicNumber ?? ''),
  ]) {
    const cut = publicNumber.lastIndexOf('-')
    const serial = Number(publicNumber.slice(cut + 1))
    if (cut > 0) last.set(publicNumber.slice(0, cut), Math.max(serial, last.get(publicNumber.slice(0, cut)) ?? 0))
  }
  for (const { entry, snapshot } of composed) {
    if (entry.publicNumber) continue
    const prefix = `${snapshot.domain.code}-${snapshot.organisation.code}`
    const serial = (last.get(prefix) ?? 0) + 1
    last.set(prefix, serial)
    entry.publicNumber = `${prefix}-${String(serial).padStart(4, '0')}`
    await tx.update(EntryEntity, { id: entry.id }, { publicNumber: entry.publicNumber })
  }
}
