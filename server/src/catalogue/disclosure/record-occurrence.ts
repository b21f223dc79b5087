import { createHash } from 'node:crypto'
import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import { isEstimate } from '@gongkai/shared/base/time/working-days'
import type { OccurrenceView, RecordRequest } from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { decideRecord } from '@gongkai/shared/catalogue/disclosure/disclosure-policy'
import { dueOn, reckonedWith } from '@gongkai/shared/catalogue/disclosure/due-on'
import type { Expectation } from '@gongkai/shared/catalogue/disclosure/expectation'
import { isSettled } from '@gongkai/shared/catalogue/disclosure/occurrence-state'
import {
  disclosureFaults,
  occurrenceFaults,
  type RecordContext,
  recordDoubts,
} from '@gongkai/shared/catalogue/disclosure/record-faults'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PrivacyGuard } from '../../district/privacy/privacy-guard.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { In } from '../../platform/database/in-list.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { attachFiles, copyFiles, fileFaults } from '../disclosure-file/attach-files.js'
import { DisclosureEntity, OccurrenceEntity } from './disclosure.entities.js'
import { guardedTexts, recordOf } from './disclosure-record.js'
import { DisclosureScene, type Scene } from './disclosure-scene.js'
import type { IndexedItem } from './item-index.js'
import { presentOccurrences } from './occurrence.presenter.js'

interface Aimed {
  item: IndexedItem
  unitCode: string
  expectation: Expectation
}

/** 登记公开: what came into being and where it was published, in one act, for one item or for several at once. */
@Injectable()
export class RecordOccurrence {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(DisclosureScene) private readonly scenes: DisclosureScene,
    @Inject(PrivacyGuard) private readonly guard: PrivacyGuard,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async run(signedIn: SignedIn, request: RecordRequest): Promise<OccurrenceView[]> {
    // Before the transaction: an edition that came just now may be read anew.
    await this.scenes.load(this.dataSource.manager, signedIn)
    return act(this.dataSource, async (tx) => {
      // Held, so that the same record sent twice at once is stored once.
      await tx.findOne(OrganisationEntity, { where: { code: signedIn.organisationCode }, ...rowLock(tx) })
      const scene = await this.scenes.load(tx, signedIn)
      const again = await recordedBefore(tx, signedIn, request)
      if (again.length > 0) return presentOccurrences(tx, scene, again)
      const recorded = await this.record(tx, scene, signedIn, request)
      return presentOccurrences(tx, scene, recorded)
    })
  }

  /** Stores one record, within an act of its own or of many. @throws Refused 422 */
  async record(
    tx: EntityManager,
    scene: Scene,
    signedIn: SignedIn,
    request: RecordRequest,
  ): Promise<OccurrenceEntity[]> {
    const { aimed, refusals } = await this.decide(tx, scene, signedIn, request)
    ensure(refusals)
    const recorded: OccurrenceEntity[] = []
    let withFiles: number | null = null
    for (const one of aimed) {
      const { occurrence, recordId } = await this.save(tx, scene, signedIn, request, one)
      recorded.push(occurrence)
      if (recordId === null) continue
      if (withFiles === null) await attachFiles(tx, recordId, request.disclosure?.files, this.clock.now())
      else await copyFiles(tx, withFiles, recordId)
      withFiles ??= recordId
    }
    return recorded
  }

  /** All reasons why it may not be stored, and the items it is for. */
  async decide(
    tx: EntityManager,
    scene: Scene,
    signedIn: SignedIn,
    request: RecordRequest,
  ): Promise<{ aimed: Aimed[]; refusals: Refusal[] }> {
    const aimed: Aimed[] = []
    const refusals: Refusal[] = []
    for (const [index, publicNumber] of request.publicNumbers.entries()) {
      const at = `publicNumbers/${index}`
      const item = scene.items.get(publicNumber)
      if (!item) {
        refusals.push(refuse('disclosure.no-item', at, `现行目录里没有编号为 ${publicNumber} 的事项`))
        continue
      }
      const unitCode = scene.unitOf(item)
      const decision = decideRecord(scene.actor, { unitCode, domainCode: item.domainCode })
      refusals.push(...decision.map((refusal) => ({ ...refusal, at })))
      const expectations = scene.expectationsOf(item)
      const { subject } = request
      const expectation = subject === undefined ? expectations[0] : expectations.find((one) => one.subject === subject)
      if (!expectation) refusals.push(refuse('disclosure.subject', 'subject', `“${item.name}”的时限里没有这一类内容`))
      else if (expectation.kind === 'on-request')
        refusals.push(refuse('disclosure.on-request', at, `“${item.name}”是依申请公开，不登记主动公开`))
      else aimed.push({ item, unitCode, expectation })
    }
    const context: RecordContext = {
      today: scene.today,
      hosts: scene.hosts,
      confirmed: request.confirmed ?? [],
      ahead: aimed.some(({ expectation }) => isAhead(expectation)),
    }
    const { disclosure } = request
    refusals.push(...occurrenceFaults(request))
    if (disclosure) refusals.push(...disclosureFaults(disclosure, context), ...publisherFault(scene, disclosure))
    refusals.push(...(await fileFaults(tx, signedIn.organisationCode, disclosure?.files)))
    refusals.push(
      ...(await this.guard.refusals(tx, signedIn.organisationCode, guardedTexts(request.title, disclosure))),
    )
    // Doubts are asked about once everything else is right.
    if (refusals.length === 0) refusals.push(...recordDoubts(request, disclosure?.publishedOn ?? null, context))
    return { aimed, refusals }
  }

  private async save(
    tx: EntityManager,
    scene: Scene,
    signedIn: SignedIn,
    request: RecordRequest,
    { item, unitCode, expectation }: Aimed,
  ): Promise<{ occurrence: OccurrenceEntity; recordId: number | null }> {
    const { title, formedOn, disclosure } = request
    const intent = intentOf(signedIn, request.intent, item.publicNumber)
    const by = { recorderCode: signedIn.organisationCode, recordedBy: `${signedIn.organisationName} ${signedIn.name}` }
    const recorded = { ...by, recordedAt: this.clock.now(), intent }
    const due = frozenDue(scene, expectation, formedOn)
    const record = disclosure && recordOf(scene, signedIn, expectation, disclosure)
    const occurrence = await tx.save(
      tx.create(OccurrenceEntity, {
        ...recorded,
        ...due,
        version: 1,
        publicNumber: item.publicNumber,
        itemName: item.name.slice(0, 320),
        organisationCode: unitCode,
        organisationName: scene.nameOfUnit(unitCode),
        domainCode: item.domainCode,
        subject: expectation.subject.slice(0, 120),
        title: title.trim(),
        formedOn,
        promised: item.channels,
        publishedOn: record?.publishedOn ?? null,
        settled: record ? isSettled({ promised: item.channels, disclosures: [record] }) : false,
      }),
    )
    const stored =
      record && (await tx.save(tx.create(DisclosureEntity, { ...recorded, ...record, occurrenceId: occurrence.id })))
    await this.ledger.record(tx, signedIn, {
      kind: 'disclosure.recorded',
      place: { unitCode, domainCode: item.domainCode },
      detail: {
        occurrenceId: occurrence.id,
        publicNumber: item.publicNumber,
        item: item.name,
        title: occurrence.title,
        publishedOn: record?.publishedOn ?? '',
      },
    })
    return { occurrence, recordId: stored?.id ?? null }
  }
}

export const isAhead = (expectation: Expectation): boolean =>
  expectation.kind === 'event' && expectation.limit.kind === 'before'

/** The due day as it is frozen, with the calendar that it was reckoned by. */
export function frozenDue(
  { calendar }: Scene,
  expectation: Expectation,
  formedOn: string,
): Pick<OccurrenceEntity, 'dueOn' | 'article26' | 'estimated' | 'reckonedWith'> {
  const due = dueOn(expectation, formedOn, calendar.isWorkingDay)
  const day = due?.dueOn ?? formedOn
  return {
    dueOn: day,
    article26: due?.mark === 'article26',
    estimated: Boolean(due?.byWorkingDays) && isEstimate(formedOn, day, calendar.knows),
    reckonedWith: due?.byWorkingDays ? reckonedWith(formedOn, day, calendar.isWorkingDay) : '',
  }
}

export function publisherFault(scene: Scene, { publishedBy }: { publishedBy: string }): Refusal[] {
  return publishedBy === '' || scene.nameOfUnit(publishedBy) !== publishedBy
    ? []
    : [refuse('disclosure.publisher', 'disclosure/publishedBy', '没有这个单位')]
}

/** The intent of a unit's phone for one item: the same one arrives once. */
export function intentOf({ organisationCode }: SignedIn, intent: string, of: string): string {
  return createHash('sha256')
    .update(JSON.stringify([organisationCode, intent, of]))
    .digest('hex')
}

/** The facts that this intent of the unit has stored already. */
export function recordedBefore(
  tx: EntityManager,
  signedIn: SignedIn,
  { publicNumbers, intent }: RecordRequest,
): Promise<OccurrenceEntity[]> {
  const intents = publicNumbers.map((publicNumber) => intentOf(signedIn, intent, publicNumber))
  return tx.find(OccurrenceEntity, { where: { intent: In(intents) }, order: { id: 'ASC' } })
}
