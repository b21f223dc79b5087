import type { LocalDate } from '@gongkai/shared/base/time/local-date'
import type { MarkedFinding } from '@gongkai/shared/district/privacy/privacy.contract'
import type { ScannedPlace } from '@gongkai/shared/oversight/personal-scan/personal-scan.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager, IsNull, LessThan, Not } from 'typeorm'
import { lineOf } from '../../district/organisation/line-of.query.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { datumCode, newSalt } from '../../district/privacy/datum-code.js'
import { PersonalAnswerEntity } from '../../district/privacy/personal-answer.entity.js'
import { PrivacyGuard } from '../../district/privacy/privacy-guard.js'
import { breatheWhenDue } from '../../platform/breathe.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { In } from '../../platform/database/in-list.js'
import { insertMany } from '../../platform/database/write-many.js'
import { groupBy } from '../../platform/group-by.js'
import { Ledger, OPERATOR } from '../../platform/ledger/ledger.js'
import { isDuplicate } from '../notification/remind.js'
import { PersonalFindingEntity, PersonalScanEntity } from './personal-finding.entity.js'
import { type StandingText, standingTexts } from './standing-texts.js'

/** A look whose process died is taken up by another after so long. */
const GIVEN_UP_MS = 30 * 60_000

/** A datum where it stands now; `datum` is forgotten with the look. */
interface Seen {
  at: StandingText
  finding: MarkedFinding
  unit: string
  datum: string
  until: LocalDate | null
}

/**
 * Looks through all that stands by today's rules, at night and when a release begins: what was mended goes from the list, what was
 * answered is shown so, and a name list whose 公示 has ended is a task. The office is told once where something is new.
 */
@Injectable()
export class ScanPersonalData {
  private stopping = false

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(PrivacyGuard) private readonly guard: PrivacyGuard,
    @Inject(Ledger) private readonly ledger: Ledger,
  ) {}

  /** Ends what is under way, without a result: another look comes. */
  stop(): void {
    this.stopping = true
  }

  /** One look for these occasions unless another process has them all; answers whether it was made. */
  async run(...occasions: string[]): Promise<boolean> {
    const ids: number[] = []
    for (const occasion of occasions) ids.push(...(await this.claim(occasion)))
    if (ids.length === 0) return false
    const found = await this.look()
    if (!found) return false
    await act(this.dataSource, (tx) => this.settle(tx, ids, found.seen, found.looked))
    return true
  }

  private async claim(occasion: string): Promise<number[]> {
    const { manager } = this.dataSource
    const startedAt = this.clock.now()
    try {
      const { identifiers } = await manager.insert(PersonalScanEntity, { occasion, startedAt, finishedAt: null })
      return [Number(identifiers[0]?.id)]
    } catch (error) {
      if (!isDuplicate(error)) throw error
    }
    const dead = { occasion, finishedAt: IsNull(), startedAt: LessThan(new Date(startedAt.getTime() - GIVEN_UP_MS)) }
    const { affected } = await manager.update(PersonalScanEntity, dead, { startedAt })
    return affected ? [(await manager.findOneByOrFail(PersonalScanEntity, { occasion })).id] : []
  }

  /** Without a transaction, which would keep acts waiting: what changes meanwhile is seen by the next look. */
  private async look(): Promise<{ seen: Seen[]; looked: number } | null> {
    const tx = this.dataSource.manager
    const [organisations, unitOf] = await Promise.all([
      tx.find(OrganisationEntity, { select: { code: true } }),
      lineOf(tx),
    ])
    const marks = await this.guard.read(
      tx,
      organisations.map(({ code }) => code),
    )
    const expired = await expiredAnswers(tx, this.clock.today())
    const seen: Seen[] = []
    const known = new Set<string>()
    let looked = 0
    for await (const at of standingTexts(tx)) {
      if (this.stopping) return null
      await breatheWhenDue()
      looked++
      const unit = unitOf(at.organisationCode)
      for (const text of at.texts)
        for (const finding of marks(unit, text)) {
          if (finding.gravity === 'note') continue
          const datum = text.text.slice(finding.from, finding.to)
          // The same words in an older edition are the same case.
          const key = JSON.stringify([caseOf(at), finding.part, finding.kind, datum])
          if (known.has(key)) continue
          known.add(key)
          seen.push({ at, finding, unit, datum, until: finding.answered ? null : expired(unit, finding, datum) })
        }
    }
    return { seen, looked }
  }

  private async settle(
    tx: EntityManager,
    ids: readonly number[],
    seen: readonly Seen[],
    looked: number,
  ): Promise<void> {
    const now = this.clock.now()
    const stored = await tx.findBy(PersonalFindingEntity, { state: Not('mended' as const) })
    const byPlace = groupBy(stored, (row) => placeKey(row.place, row.subject, row.part, row.kind))
    const still = new Set<number>()
    const salt = newSalt()
    const fresh: Partial<PersonalFindingEntity>[] = []
    const over: Seen[] = []
    for (const one of seen) {
      const { at, finding, datum } = one
      const known = byPlace
        .get(placeKey(at.place, at.subject, finding.part, finding.kind))
        ?.find((row) => !still.has(row.id) && row.code === datumCode(row.salt, row.kind, datum))
      const row = rowOf(one, now)
      if (one.until && known?.until !== one.until) over.push(one)
      if (known) {
        still.add(known.id)
        if (differs(known, row)) await tx.update(PersonalFindingEntity, { id: known.id }, row)
      } else fresh.push({ ...row, foundAt: now, salt, code: datumCode(salt, finding.kind, datum) })
    }
    await insertMany(tx, PersonalFindingEntity, fresh as PersonalFindingEntity[])
    const gone = stored.filter((row) => !still.has(row.id)).map((row) => row.id)
    if (gone.length > 0) await tx.update(PersonalFindingEntity, { id: In(gone) }, { state: 'mended', settledAt: now })
    const open = fresh.filter(({ state }) => state === 'open')
    const figures = { looked, found: seen.length, fresh: open.length }
    await tx.update(PersonalScanEntity, { id: In(ids) }, { finishedAt: now, ...figures })
    if (open.length + over.length > 0)
      await this.ledger.record(tx, OPERATOR, {
        kind: 'privacy.scanned',
        detail: { scanId: ids[0], ...figures, expired: countsByUnit(over.map(({ unit }) => unit)) },
      })
  }
}

/** A standing row and its older words are one case. */
const caseOf = ({ place, subject }: StandingText) => `${place === 'earlier' ? 'published' : place}/${subject}`
const placeKey = (place: ScannedPlace, subject: string, part: string, kind: string) =>
  `${place}/${subject}/${part}/${kind}`

function rowOf({ at, finding, unit, until }: Seen, now: Date) {
  const { place, subject, editionId, domainCode, name } = at
  const { part, from, to, kind, gravity, masked, answered } = finding
  return {
    ...{ place, subject, editionId, domainCode, organisationCode: unit, name: name.slice(0, 400) },
    ...{ part: part.slice(0, 60), from, to, kind, gravity, masked: masked.slice(0, 200), until },
    state: answered ? ('answered' as const) : ('open' as const),
    answered: answered?.answer ?? ('' as const),
    settledAt: answered ? now : null,
  }
}

/** Whether what is stored of it says something else than what is seen now; the instant of settling is the first one's. */
function differs(known: PersonalFindingEntity, row: ReturnType<typeof rowOf>): boolean {
  return (Object.keys(row) as (keyof typeof row)[]).some((key) => key !== 'settledAt' && known[key] !== row[key])
}

function countsByUnit(units: readonly string[]): { organisationCode: string; count: number }[] {
  return [...groupBy(units, (unit) => unit)].map(([organisationCode, own]) => ({ organisationCode, count: own.length }))
}

/** 公示期满日 of what was published by law until a day that is over. */
async function expiredAnswers(tx: EntityManager, today: LocalDate) {
  const over = await tx.findBy(PersonalAnswerEntity, { until: LessThan(today) })
  const of = groupBy(over, ({ organisationCode }) => organisationCode)
  return (unit: string, { kind }: MarkedFinding, datum: string): LocalDate | null =>
    of.get(unit)?.find((answer) => answer.code === datumCode(answer.salt, kind, datum))?.until ?? null
}
