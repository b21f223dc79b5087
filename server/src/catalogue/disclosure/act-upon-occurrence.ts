import type { Decision, Refusal } from '@gongkai/shared/base/refusal'
import type {
  AddDisclosureRequest,
  CorrectDisclosureRequest,
  CorrectOccurrenceRequest,
  DeleteFactRequest,
  DisclosureRequest,
  OccurrenceView,
} from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { decideCorrect, decideRecord, reasonFault } from '@gongkai/shared/catalogue/disclosure/disclosure-policy'
import { disclosureFaults, occurrenceFaults, recordDoubts } from '@gongkai/shared/catalogue/disclosure/record-faults'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { PrivacyGuard } from '../../district/privacy/privacy-guard.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { attachFiles, fileFaults, freeFiles } from '../disclosure-file/attach-files.js'
import { DisclosureEntity, OccurrenceEntity } from './disclosure.entities.js'
import { guardedTexts, recordOf, settle } from './disclosure-record.js'
import { DisclosureScene, type Scene } from './disclosure-scene.js'
import { ownerOf, presentOccurrences } from './occurrence.presenter.js'
import { expectationFor, holdOccurrence, recordIn, traceOf } from './occurrence-case.js'
import { frozenDue, intentOf, isAhead, publisherFault } from './record-occurrence.js'

/** Acts upon a recorded fact: published elsewhere too, corrected, taken down, deleted. */
@Injectable()
export class ActUponOccurrence {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(DisclosureScene) private readonly scenes: DisclosureScene,
    @Inject(PrivacyGuard) private readonly guard: PrivacyGuard,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** 补登公开记录: another channel, or the first publication of what was recorded before. */
  add(signedIn: SignedIn, id: number, request: AddDisclosureRequest): Promise<OccurrenceView> {
    return act(this.dataSource, async (tx) => {
      const scene = await this.scenes.load(tx, signedIn)
      const intent = intentOf(signedIn, request.intent, `occurrence/${id}`)
      const before = await tx.findOneBy(DisclosureEntity, { intent })
      if (before) {
        const recorded = await tx.findOneByOrFail(OccurrenceEntity, { id: before.occurrenceId })
        return only(await presentOccurrences(tx, scene, [recorded]))
      }
      const occurrence = await holdOccurrence(tx, scene, id, request.version)
      const { disclosure, confirmed = [] } = request
      await this.ensureRecord(tx, scene, signedIn, occurrence, disclosure, confirmed, [
        ...decideRecord(scene.actor, ownerOf(scene, occurrence)),
        ...(await fileFaults(tx, signedIn.organisationCode, disclosure.files)),
      ])
      return only(
        await presentOccurrences(tx, scene, [await this.store(tx, scene, signedIn, occurrence, disclosure, intent)]),
      )
    })
  }

  /** Stores one more record of a held occurrence, within an act of its own or of many; all was decided before. */
  async store(
    tx: EntityManager,
    scene: Scene,
    signedIn: SignedIn,
    occurrence: OccurrenceEntity,
    disclosure: DisclosureRequest,
    intent: string,
  ): Promise<OccurrenceEntity> {
    const record = await tx.save(
      tx.create(DisclosureEntity, {
        ...recordOf(scene, signedIn, expectationFor(scene, occurrence), disclosure),
        occurrenceId: occurrence.id,
        recorderCode: signedIn.organisationCode,
        recordedBy: `${signedIn.organisationName} ${signedIn.name}`,
        recordedAt: this.clock.now(),
        intent,
      }),
    )
    await attachFiles(tx, record.id, disclosure.files, this.clock.now())
    await this.settled(tx, scene, signedIn, occurrence, 'disclosure.added', { publishedOn: disclosure.publishedOn })
    return occurrence
  }

  /** 更正: of the thing itself; its due day is reckoned anew. */
  correct(signedIn: SignedIn, id: number, request: CorrectOccurrenceRequest): Promise<OccurrenceView> {
    return act(this.dataSource, async (tx) => {
      const scene = await this.scenes.load(tx, signedIn)
      const occurrence = await holdOccurrence(tx, scene, id, request.version)
      const { title, formedOn, subject = occurrence.subject, reason, confirmed = [] } = request
      const expectation = expectationFor(scene, { ...occurrence, subject })
      const context = {
        today: scene.today,
        hosts: scene.hosts,
        confirmed,
        ahead: expectation !== undefined && isAhead(expectation),
      }
      const refusals = [
        ...decideCorrect(scene.actor, ownerOf(scene, occurrence), occurrence.recorderCode),
        ...occurrenceFaults(request),
        ...reasonFault(reason),
        ...(await this.guard.refusals(tx, signedIn.organisationCode, guardedTexts(title, null))),
      ]
      ensure(refusals.length > 0 ? refusals : recordDoubts(request, occurrence.publishedOn, context))
      Object.assign(occurrence, { title: title.trim(), formedOn })
      if (expectation)
        Object.assign(occurrence, { subject: expectation.subject }, frozenDue(scene, expectation, formedOn))
      return this.finish(tx, scene, signedIn, occurrence, 'disclosure.corrected', { reason: reason.trim() })
    })
  }

  /** 更正公开记录, also 撤下. */
  correctRecord(
    signedIn: SignedIn,
    id: number,
    recordId: number,
    request: CorrectDisclosureRequest,
  ): Promise<OccurrenceView> {
    return act(this.dataSource, async (tx) => {
      const scene = await this.scenes.load(tx, signedIn)
      const occurrence = await holdOccurrence(tx, scene, id, request.version)
      const record = await recordIn(tx, occurrence, recordId)
      const { disclosure, reason, confirmed = [] } = request
      await this.ensureRecord(tx, scene, signedIn, occurrence, disclosure, confirmed, [
        ...decideCorrect(scene.actor, ownerOf(scene, occurrence), record.recorderCode),
        ...reasonFault(reason),
        ...(await fileFaults(tx, signedIn.organisationCode, disclosure.files, recordId)),
      ])
      await attachFiles(tx, recordId, disclosure.files, this.clock.now())
      const written = recordOf(scene, signedIn, expectationFor(scene, occurrence), disclosure)
      // Another address is another link: nobody has looked at it.
      if (written.url !== record.url) Object.assign(record, { linkResult: '', linkCheckedOn: null, linkTriedOn: null })
      await tx.save(Object.assign(record, written))
      const takenDownOn = record.takenDownOn ?? ''
      return this.finish(tx, scene, signedIn, occurrence, 'disclosure.corrected', {
        reason: reason.trim(),
        takenDownOn,
      })
    })
  }

  /** Deletes one record; the thing stays, and is open again where it was the only one. */
  deleteRecord(
    signedIn: SignedIn,
    id: number,
    recordId: number,
    { version, reason }: DeleteFactRequest,
  ): Promise<OccurrenceView> {
    return act(this.dataSource, async (tx) => {
      const scene = await this.scenes.load(tx, signedIn)
      const occurrence = await holdOccurrence(tx, scene, id, version)
      const record = await recordIn(tx, occurrence, recordId)
      ensure([...decideCorrect(scene.actor, ownerOf(scene, occurrence), record.recorderCode), ...reasonFault(reason)])
      await freeFiles(tx, [recordId], this.clock.now())
      await tx.delete(DisclosureEntity, { id: recordId })
      const { publishedOn } = record
      return this.finish(tx, scene, signedIn, occurrence, 'disclosure.deleted', { reason: reason.trim(), publishedOn })
    })
  }

  /** Deletes the thing with all its records. */
  delete(signedIn: SignedIn, id: number, { version, reason }: DeleteFactRequest): Promise<void> {
    return act(this.dataSource, async (tx) => {
      const scene = await this.scenes.load(tx, signedIn)
      const occurrence = await holdOccurrence(tx, scene, id, version)
      const owner = ownerOf(scene, occurrence)
      ensure([...decideCorrect(scene.actor, owner, occurrence.recorderCode), ...reasonFault(reason)])
      const records = await tx.find(DisclosureEntity, { select: { id: true }, where: { occurrenceId: id } })
      await freeFiles(
        tx,
        records.map((record) => record.id),
        this.clock.now(),
      )
      await tx.delete(DisclosureEntity, { occurrenceId: id })
      await tx.delete(OccurrenceEntity, { id })
      await this.ledger.record(tx, signedIn, {
        kind: 'disclosure.deleted',
        place: owner,
        detail: { ...traceOf(occurrence), reason: reason.trim(), publishedOn: '' },
      })
    })
  }

  private async ensureRecord(
    tx: EntityManager,
    scene: Scene,
    signedIn: SignedIn,
    occurrence: OccurrenceEntity,
    disclosure: DisclosureRequest,
    confirmed: readonly string[],
    decided: Decision,
  ): Promise<void> {
    const { refusals, doubts } = await this.decide(tx, scene, signedIn, occurrence, disclosure, confirmed)
    const all = [...decided, ...refusals]
    ensure(all.length > 0 ? all : doubts)
  }

  /** All that is wrong with a record of this occurrence, and the questions it leaves. */
  async decide(
    tx: EntityManager,
    scene: Scene,
    signedIn: SignedIn,
    occurrence: OccurrenceEntity,
    disclosure: DisclosureRequest,
    confirmed: readonly string[],
  ): Promise<{ refusals: Refusal[]; doubts: Refusal[] }> {
    const expectation = expectationFor(scene, occurrence)
    const context = {
      today: scene.today,
      hosts: scene.hosts,
      confirmed,
      ahead: expectation !== undefined && isAhead(expectation),
    }
    const texts = guardedTexts(occurrence.title, disclosure).filter(({ at }) => at !== 'title')
    const refusals: Refusal[] = [
      ...disclosureFaults(disclosure, context),
      ...publisherFault(scene, disclosure),
      ...(await this.guard.refusals(tx, signedIn.organisationCode, texts)),
    ]
    const doubts = recordDoubts(occurrence, disclosure.publishedOn, context).filter(
      ({ code }) => code === 'disclosure.doubt.before-formed',
    )
    return { refusals, doubts }
  }

  private async finish(
    tx: EntityManager,
    scene: Scene,
    signedIn: SignedIn,
    occurrence: OccurrenceEntity,
    kind: 'disclosure.corrected' | 'disclosure.deleted',
    detail: object,
  ): Promise<OccurrenceView> {
    await this.settled(tx, scene, signedIn, occurrence, kind, detail)
    return only(await presentOccurrences(tx, scene, [occurrence]))
  }

  /** Draws what follows for the occurrence, and writes the act down. */
  private async settled(
    tx: EntityManager,
    scene: Scene,
    signedIn: SignedIn,
    occurrence: OccurrenceEntity,
    kind: 'disclosure.added' | 'disclosure.corrected' | 'disclosure.deleted',
    detail: object,
  ): Promise<void> {
    await settle(tx, occurrence)
    const { unitCode, domainCode } = ownerOf(scene, occurrence)
    await this.ledger.record(tx, signedIn, {
      kind,
      place: { unitCode, domainCode },
      detail: { ...traceOf(occurrence), ...detail },
    })
  }
}

function only<Item>([item]: readonly Item[]): Item {
  if (item === undefined) throw new Error('nothing was presented')
  return item
}
