import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import { addDays, isLocalDate } from '@gongkai/shared/base/time/local-date'
import type {
  EditionView,
  EntryChange,
  LeftOutEntry,
  PublishRequest,
} from '@gongkai/shared/catalogue/publication/publication.contract'
import { decideReviews } from '@gongkai/shared/catalogue/publication/review-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { EntryEntity } from '../../compiling/entry/entry.entity.js'
import { EditionEntity } from '../../district/edition/edition.entity.js'
import { EditionEntryEntity } from '../../district/edition/edition-entry.entity.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { PrivacyGuard } from '../../district/privacy/privacy-guard.js'
import type { RoundEntity } from '../../district/round/round.entity.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { In } from '../../platform/database/in-list.js'
import { rowLock } from '../../platform/database/row-lock.js'
import { insertMany, setEach } from '../../platform/database/write-many.js'
import { groupBy } from '../../platform/group-by.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, type Refused } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { type Acts, toldLast } from '../../platform/seen/acts-upon.js'
import { movedOn } from '../../platform/seen/ensure-seen.js'
import { AmendmentActs } from '../amendment/amendment-acts.js'
import { carryAmendments } from '../amendment/carry-amendments.js'
import { writeCarries } from '../amendment/write-carries.js'
import { endTakedowns } from '../takedown/end-takedowns.js'
import { recordTakedown } from '../takedown/record-takedown.js'
import type { TakedownEntity } from '../takedown/takedown.entity.js'
import { type Composed, ContentHash } from './compose-edition.js'
import type { Back } from './concealed-content.query.js'
import { presentEdition } from './edition.presenter.js'
import { EditionChangeEntity } from './edition-change.entity.js'
import { EditionsChanged } from './editions-changed.js'
import { holdRound } from './hold-round.js'
import type { Met } from './plan-domain.js'
import { type PlannedDomain, plannedDomains } from './plan-edition.js'
import { PlanPersonalData } from './plan-personal-data.js'
import { PublicationReviewEntity } from './publication-review.entity.js'
import { givenReviews, planKey, readReviews } from './reviews.query.js'
import { WHAT_AN_EDITION_TAKES } from './what-an-edition-takes.js'

/** 施行日期 may lie this far ahead. */
const LATEST_DAYS = 365

/** 发布: the office makes an immutable snapshot of the domains that are ready. */
@Injectable()
export class PublishEdition {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(EditionsChanged) private readonly changed: EditionsChanged,
    @Inject(AmendmentActs) private readonly acts: AmendmentActs,
    @Inject(PrivacyGuard) private readonly guard: PrivacyGuard,
  ) {}

  async run(actor: SignedIn, request: PublishRequest): Promise<EditionView> {
    const { roundCode, domainCodes, note } = request
    const today = this.clock.today()
    const effectiveOn = request.effectiveOn ?? today
    const edition = await act(this.dataSource, async (tx) => {
      const round = await holdRound(tx, roundCode)
      const { counting, approvers } = await readReviews(tx, request, request.contentHash)
      const refusals = [
        ...(actor.roles.includes('approver') ? [] : [refuse('account.role', 'edition', '只有审签人才能发布')]),
        ...effective(effectiveOn, today),
        ...(await this.inNote(tx, actor, note)),
      ]
      const known = new Set<string>()
      const unready = new Map<string, Refusal>()
      const leftOut: LeftOutEntry[] = []
      const stands = new ContentHash()
      const personal = new PlanPersonalData()
      const { guard } = this
      // Once anything is refused nothing more is written, and what was goes when it throws; the reasons are still gathered.
      const ready = async function* () {
        for await (const domain of plannedDomains(tx, round, domainCodes)) {
          known.add(domain.code)
          stands.add(domain.composed)
          await personal.look(domain)
          if (!domain.ready) unready.set(domain.code, notReady(domain))
          else if (refusals.length + unready.size === 0) {
            leftOut.push(...domain.leftOut)
            yield domain
          }
        }
        if (request.contentHash !== stands.end()) throw await changedSincePreview(tx, domainCodes)
        const missing = domainCodes.flatMap((code) => (known.has(code) ? (unready.get(code) ?? []) : [unknown(code)]))
        // Nobody could sign what is not ready: it is said first.
        const unsigned = missing.length === 0 ? decideReviews(actor.personId, counting, approvers.length) : []
        const found = await personal.found(tx, guard)
        ensure([...refusals, ...missing, ...unsigned, ...found.refusals()])
      }
      // Two editions come one after the other, of whichever rounds.
      await tx.findOneOrFail(OrganisationEntity, { where: { kind: 'office' }, ...rowLock(tx) })
      const { edition: published, ...fates } = await publish(
        tx,
        round,
        ready(),
        { note: note.trim(), effectiveOn, reviews: givenReviews(counting) },
        this.clock.now(),
      )
      await tx.delete(PublicationReviewEntity, { plan: planKey(request) })
      await this.ledger.record(tx, actor, {
        kind: 'edition.published',
        detail: {
          editionId: published.id,
          domainCodes,
          reviews: published.reviews,
          ...toldOf(leftOut),
          ...unitsTold(fates.units),
        },
      })
      await this.recordEnded(tx, actor, fates.met)
      for (const takedown of fates.ended) await recordTakedown(tx, this.ledger, actor, takedown, 'takedown.replaced')
      return published
    })
    await this.changed.tell()
    const domains = await this.dataSource.manager.find(PilotDomainEntity)
    return presentEdition(edition, (code) => domains.find((domain) => domain.code === code)?.name ?? code)
  }

  /** 个人信息 in what the public reads beside the items. */
  private inNote(tx: EntityManager, { organisationCode }: SignedIn, note: string): Promise<Refusal[]> {
    return this.guard.refusals(tx, organisationCode, [{ at: 'note', name: '版本说明', text: note, head: '版本说明' }])
  }

  /** 动态调整 about whose items something else was decided later: their units have them back, and are told why. */
  private async recordEnded(tx: EntityManager, actor: SignedIn, met: readonly Met[]): Promise<void> {
    const ended = met.filter(({ outcome }) => outcome === 'ended').map(({ amendment }) => amendment)
    if (ended.length === 0) return
    const assignments = await tx.findBy(AssignmentEntity, { id: In(ended.map(({ assignmentId }) => assignmentId)) })
    for (const amendment of ended) {
      const assignment = assignments.find(({ id }) => id === amendment.assignmentId)
      if (assignment)
        await this.acts.record(tx, actor, { amendment, assignment }, 'ended', { remark: amendment.remark })
    }
  }
}

export async function changedSincePreview(
  tx: EntityManager,
  domainCodes: readonly string[],
  undone: '发布' | '签署' = '发布',
): Promise<Refused> {
  const acts = domainCodes.map((domainCode): Acts => ({ kinds: WHAT_AN_EDITION_TAKES, domainCode }))
  const said = `预览之后内容又有变化，没有${undone}；请查看最新内容，确认后再${undone}`
  return movedOn('edition.changed', await toldLast(tx, 3, ...acts), 'contentHash', said)
}

export const unknown = (code: string): Refusal =>
  refuse('edition.unknown-domain', `domainCodes/${code}`, `没有代码为 ${code} 的领域`)

export const notReady = ({ code, name, reason }: PlannedDomain): Refusal =>
  refuse('edition.not-ready', `domainCodes/${code}`, `${name}还不能发布：${reason}`)

/** The units whose items were left out, with the numbers only: the words may be what was taken down. */
function toldOf(leftOut: readonly LeftOutEntry[]): { leftOut?: { organisationCode: string; numbers: string[] }[] } {
  if (leftOut.length === 0) return {}
  const ofUnit = groupBy(leftOut, ({ organisation }) => organisation.code)
  return {
    leftOut: [...ofUnit].map(([organisationCode, items]) => ({ organisationCode, numbers: items.map(({ id }) => id) })),
  }
}

/** By unit: its items that an edition withdraws, and those it keeps because the unit has not handed in. */
type UnitFates = Map<string, { numbers: string[]; reasons: Set<string>; kept: number }>

/** @param leftOut numbers of items that stand with their old words, of which their units are told otherwise */
function addFates(
  units: UnitFates,
  composed: readonly Composed[],
  changed: readonly EntryChange[],
  leftOut: ReadonlySet<string>,
): void {
  const of = (code: string) => {
    const fates = units.get(code) ?? { numbers: [], reasons: new Set<string>(), kept: 0 }
    units.set(code, fates)
    return fates
  }
  for (const { keptFrom, snapshot } of composed)
    if (keptFrom !== null && !leftOut.has(snapshot.id)) of(snapshot.organisation.code).kept += 1
  for (const { id, kind, reason, organisation } of changed) {
    if (kind !== 'withdraw') continue
    const fates = of(organisation.code)
    fates.numbers.push(id)
    if (reason) fates.reasons.add(reason)
  }
}

/** So many numbers and reasons are told to a unit; of more it is told how many there are. */
const TOLD = 5

/** Nothing goes in silence: each unit is told what was withdrawn and what stays as it was. */
function unitsTold(units: UnitFates) {
  const lines = [...units].map(([organisationCode, { numbers, reasons, kept }]) => ({
    organisationCode,
    numbers: numbers.slice(0, TOLD),
    count: numbers.length,
    reasons: [...reasons].slice(0, TOLD),
    kept,
  }))
  const withdrawn = lines.filter(({ count }) => count > 0)
  const keptOnly = lines.filter(({ kept }) => kept > 0)
  return { ...(withdrawn.length > 0 ? { withdrawn } : {}), ...(keptOnly.length > 0 ? { kept: keptOnly } : {}) }
}

function effective(effectiveOn: string, today: string): Refusal[] {
  if (!isLocalDate(effectiveOn))
    return [refuse('edition.effective-on', 'effectiveOn', '施行日期应是真实的日期，如 2026-12-01')]
  if (effectiveOn < today) return [refuse('edition.effective-on', 'effectiveOn', '施行日期不能早于发布当天')]
  return effectiveOn > addDays(today, LATEST_DAYS)
    ? [refuse('edition.effective-on', 'effectiveOn', '施行日期不能晚于发布后一年')]
    : []
}

/**
 * Writes the snapshot and what it changes, domain by domain, none held longer than it takes; a new entry's public number is given
 * here and kept for life.
 */
export async function publish(
  tx: EntityManager,
  round: RoundEntity,
  domains: Iterable<PlannedDomain> | AsyncIterable<PlannedDomain>,
  { note, effectiveOn, reviews = null }: { note: string; effectiveOn: string; reviews?: EditionEntity['reviews'] },
  now: Date,
): Promise<{ edition: EditionEntity; met: Met[]; units: UnitFates; ended: TakedownEntity[] }> {
  const before = await tx.find(EditionEntity, { select: { id: true, year: true } })
  const edition = tx.create(EditionEntity, {
    // Named before it is written, which is last: a refusal on the way uses up no number of the database's.
    id: Math.max(0, ...before.map(({ id }) => id)) + 1,
    year: round.year,
    number: before.filter(({ year }) => year === round.year).length + 1,
    roundCode: round.code,
    publishedAt: now,
    effectiveOn,
    note,
    reviews,
    domains: [],
    entryCount: 0,
    withdrawnAt: null,
    explanation: '',
    concealed: false,
  })
  const hash = new ContentHash()
  const met: Met[] = []
  const units: UnitFates = new Map()
  const back: Back[] = []
  for await (const { code, roundCode, composed, changed, ...domain } of domains) {
    addFates(units, composed, changed, new Set(domain.leftOut.map(({ id }) => id)))
    await writeCarries(tx, domain.carries)
    met.push(...domain.met)
    back.push(...domain.back)
    await write(tx, edition, code, composed, changed)
    hash.add(composed)
    edition.domains.push({ code, roundCode })
    edition.entryCount += composed.filter(({ paused }) => !paused).length
  }
  edition.contentHash = hash.end()
  await tx.insert(EditionEntity, edition as never)
  await carryAmendments(tx, edition, met)
  return { edition, met, units, ended: await endTakedowns(tx, back, edition, now) }
}

async function write(
  tx: EntityManager,
  { id: editionId }: EditionEntity,
  domainCode: string,
  composed: readonly Composed[],
  changed: readonly EntryChange[],
): Promise<void> {
  const fresh = composed.flatMap(({ entryId, numbered, snapshot }) =>
    entryId && !numbered ? [{ id: entryId, value: snapshot.id }] : [],
  )
  await setEach(tx, EntryEntity, 'publicNumber', fresh)
  await insertMany(tx, EditionEntryEntity, entryRows(editionId, domainCode, composed))
  await insertMany(
    tx,
    EditionChangeEntity,
    changed.map((change) => ({ editionId, domainCode, publicNumber: change.id, kind: change.kind, change })),
  )
}

function* entryRows(editionId: number, domainCode: string, composed: readonly Composed[]) {
  for (const { entryId, snapshot, keptFrom, paused = false } of composed)
    yield { editionId, domainCode, publicNumber: snapshot.id, entryId, keptFrom, snapshot, paused }
}
