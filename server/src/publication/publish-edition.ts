import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import type { EditionView, PublishRequest } from '@gongkai/shared/publication/publication.contract'
import { addDays, isLocalDate } from '@gongkai/shared/time/local-date'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { carryAmendments } from '../amendment/carry-amendments.js'
import { writeCarries } from '../amendment/meet-round.js'
import { act } from '../assignment/act.js'
import { EntryEntity } from '../entry/entry.entity.js'
import { PilotDomainEntity } from '../pilot-domain/pilot-domain.entity.js'
import { Clock } from '../platform/clock.js'
import { rowLock } from '../platform/database/row-lock.js'
import type { SignedIn } from '../platform/http/actor.js'
import { ensure, notFound, Refused } from '../platform/http/refused.js'
import { Ledger } from '../platform/ledger/ledger.js'
import { PublicCatalogue } from '../public-catalogue/public-catalogue.js'
import { RoundEntity } from '../round/round.entity.js'
import { contentHash } from './compose-edition.js'
import { EditionChangeEntity, EditionEntity, EditionEntryEntity } from './edition.entity.js'
import { presentEdition } from './edition.presenter.js'
import { type PlannedDomain, planEdition } from './plan-edition.js'

/** 施行日期 may lie this far ahead. */
const LATEST_DAYS = 365

/** 发布: the office makes an immutable snapshot of the domains that are ready. */
@Injectable()
export class PublishEdition {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(PublicCatalogue) private readonly catalogue: PublicCatalogue,
  ) {}

  async run(actor: SignedIn, request: PublishRequest): Promise<EditionView> {
    const { roundCode, domainCodes, note } = request
    const today = this.clock.today()
    const effectiveOn = request.effectiveOn ?? today
    const edition = await act(this.dataSource, async (tx) => {
      const round = await tx.findOne(RoundEntity, { where: { code: roundCode }, ...rowLock(tx) })
      if (!round) throw notFound('个编制轮次')
      const plan = await planEdition(tx, round)
      const chosen = plan.filter(({ code }) => domainCodes.includes(code))
      ensure([
        ...(actor.roles.includes('approver') ? [] : [refuse('account.role', 'edition', '只有审签人才能发布')]),
        ...effective(effectiveOn, today),
        ...domainCodes.flatMap((code) => notReady(plan, code)),
      ])
      if (request.contentHash && request.contentHash !== contentHash(chosen.flatMap(({ composed }) => composed))) {
        throw new Refused(409, [
          refuse('edition.changed', 'contentHash', '预览之后内容又有变化，请重新预览，确认后再发布'),
        ])
      }
      await writeCarries(
        tx,
        chosen.flatMap(({ carries }) => carries),
      )
      const published = await publish(tx, round, chosen, { note: note.trim(), effectiveOn }, this.clock.now())
      await this.ledger.record(tx, actor, {
        kind: 'edition.published',
        detail: { editionId: published.id, domainCodes, ...leftOutOf(chosen) },
      })
      return published
    })
    await this.catalogue.reload()
    const domains = await this.dataSource.manager.find(PilotDomainEntity)
    return presentEdition(edition, (code) => domains.find((each) => each.code === code)?.name ?? code)
  }
}

/** Whose items were left out, told by number: their words may be what was taken down. */
function leftOutOf(domains: readonly PlannedDomain[]): { leftOut?: { organisationCode: string; numbers: string[] }[] } {
  const all = domains.flatMap(({ leftOut }) => leftOut)
  if (all.length === 0) return {}
  const units = [...new Set(all.map(({ organisation }) => organisation.code))]
  return {
    leftOut: units.map((organisationCode) => ({
      organisationCode,
      numbers: all.filter(({ organisation }) => organisation.code === organisationCode).map(({ id }) => id),
    })),
  }
}

function notReady(plan: readonly PlannedDomain[], code: string): Refusal[] {
  const domain = plan.find((each) => each.code === code)
  const at = `domainCodes/${code}`
  if (!domain) return [refuse('edition.unknown-domain', at, `没有代码为 ${code} 的领域`)]
  if (domain.ready) return []
  return [
    refuse('edition.not-ready', at, `${domain.name}还不能发布：${domain.reason}`),
    ...domain.lost.map(({ amendmentId, organisation, name, text }) =>
      refuse(
        'edition.amendment-lost',
        `${at}/amendments/${amendmentId}`,
        `${organisation.name}“${name}”的动态调整（编号 ${amendmentId}）：${text}。请退回本领域的汇总上报由单位改入，或者终止这件调整并告知单位`,
      ),
    ),
  ]
}

function effective(effectiveOn: string, today: string): Refusal[] {
  if (!isLocalDate(effectiveOn))
    return [refuse('edition.effective-on', 'effectiveOn', '施行日期应是真实的日期，如 2026-12-01')]
  if (effectiveOn < today) return [refuse('edition.effective-on', 'effectiveOn', '施行日期不能早于发布当天')]
  return effectiveOn > addDays(today, LATEST_DAYS)
    ? [refuse('edition.effective-on', 'effectiveOn', '施行日期不能晚于发布后一年')]
    : []
}

const ROWS_AT_ONCE = 200

/** Writes the snapshot and what it changes; a new entry's public number is given here and kept for life. */
export async function publish(
  tx: EntityManager,
  round: RoundEntity,
  domains: readonly PlannedDomain[],
  { note, effectiveOn }: { note: string; effectiveOn: string },
  now: Date,
): Promise<EditionEntity> {
  const composed = domains.flatMap((domain) => domain.composed)
  for (const { entry, snapshot } of composed) {
    if (!entry.publicNumber) await tx.update(EntryEntity, { id: entry.id }, { publicNumber: snapshot.id })
  }
  const edition = await tx.save(EditionEntity, {
    year: round.year,
    number: (await tx.countBy(EditionEntity, { year: round.year })) + 1,
    roundCode: round.code,
    publishedAt: now,
    effectiveOn,
    note,
    domains: domains.map(({ code, roundCode }) => ({ code, roundCode })),
    entryCount: composed.length,
    contentHash: contentHash(composed),
  })
  const insert = async (entity: typeof EditionEntryEntity | typeof EditionChangeEntity, rows: object[]) => {
    for (let start = 0; start < rows.length; start += ROWS_AT_ONCE)
      await tx.insert(entity, rows.slice(start, start + ROWS_AT_ONCE) as never)
  }
  await insert(
    EditionEntryEntity,
    composed.map(({ entry, snapshot }) => ({
      editionId: edition.id,
      domainCode: snapshot.domain.code,
      publicNumber: snapshot.id,
      entryId: entry.id,
      snapshot,
    })),
  )
  await insert(
    EditionChangeEntity,
    domains.flatMap(({ code, changed }) =>
      changed.map((change) => ({
        editionId: edition.id,
        domainCode: code,
        publicNumber: change.id,
        kind: change.kind,
        change,
      })),
    ),
  )
  await carryAmendments(
    tx,
    edition,
    domains.flatMap(({ met }) => met),
  )
  return edition
}
