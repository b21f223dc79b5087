import type {
  LookRequest,
  RemedyRequest,
  SpotCheckView,
} from '@gongkai/shared/catalogue/spot-check/spot-check.contract'
import {
  decideLook,
  decideRemedy,
  lookFaults,
  maySeeLine,
  remedyNoteFault,
} from '@gongkai/shared/catalogue/spot-check/spot-check-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, notFound } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { ensureUnchanged } from '../../platform/seen/ensure-seen.js'
import { DisclosureScene, type Scene } from '../disclosure/disclosure-scene.js'
import { remediesOf } from './remedy-facts.query.js'
import { SpotCheckEntity, SpotCheckLineEntity } from './spot-check.entities.js'
import { ownerOfLine, presentCheck } from './spot-check.presenter.js'

/** Acts upon one item of a check: its result, and the unit's word that it put right what was asked. */
@Injectable()
export class ActUponLine {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(DisclosureScene) private readonly scenes: DisclosureScene,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The result; looked at again, it takes the place of the one before, and facts count from now on. */
  look(signedIn: SignedIn, checkId: number, lineId: number, request: LookRequest): Promise<SpotCheckView> {
    return act(this.dataSource, async (tx) => {
      const { scene, check, line } = await this.hold(tx, signedIn, checkId, lineId, request.version)
      ensure([...decideLook(scene.actor, check.checkerCode), ...lookFaults(request, scene.today)])
      const { answers, note, remedyDueOn } = request
      // The same demand again is told once.
      const untold = !remedyDueOn || (line.remedyDueOn === remedyDueOn && line.remediedAt === null)
      Object.assign(line, {
        ...answers,
        note: note.trim(),
        lookedBy: `${signedIn.organisationName} ${signedIn.name}`,
        lookedAt: this.clock.now(),
        remedyDueOn: remedyDueOn || null,
        remedyNote: '',
        remediedBy: '',
        remediedAt: null,
      })
      const detail = { note: line.note, dueOn: remedyDueOn }
      return this.finish(tx, scene, signedIn, check, line, 'spot-check.looked', detail, untold)
    })
  }

  /** 按要求更正: where nothing new was to be published. */
  remedy(
    signedIn: SignedIn,
    checkId: number,
    lineId: number,
    { version, note }: RemedyRequest,
  ): Promise<SpotCheckView> {
    return act(this.dataSource, async (tx) => {
      const { scene, check, line } = await this.hold(tx, signedIn, checkId, lineId, version)
      const { state } = (await remediesOf(tx, [line], scene.today))(line)
      ensure([...decideRemedy(scene.actor, ownerOfLine(line), state), ...remedyNoteFault(note)])
      Object.assign(line, {
        remedyNote: note.trim(),
        remediedBy: `${signedIn.organisationName} ${signedIn.name}`,
        remediedAt: this.clock.now(),
      })
      const detail = { note: line.remedyNote, checker: check.checkerCode }
      return this.finish(tx, scene, signedIn, check, line, 'spot-check.remedied', detail, false)
    })
  }

  /** The line, whose row is kept until the transaction ends. @throws Refused 404, 409 */
  private async hold(tx: EntityManager, signedIn: SignedIn, checkId: number, id: number, version: number) {
    const line = await tx.findOne(SpotCheckLineEntity, { where: { id, checkId }, ...rowLock(tx) })
    const check = await tx.findOneBy(SpotCheckEntity, { id: checkId })
    const scene = await this.scenes.load(tx, signedIn)
    if (!line || !check || !maySeeLine(scene.actor, check.checkerCode, ownerOfLine(line))) throw notFound('项抽查')
    await ensureUnchanged(
      tx,
      'spot-check.changed',
      { read: version, stands: line.version },
      { kinds: ['spot-check.*'], about: ({ detail }) => detail.lineId === id },
    )
    return { scene, check, line }
  }

  private async finish(
    tx: EntityManager,
    scene: Scene,
    signedIn: SignedIn,
    check: SpotCheckEntity,
    line: SpotCheckLineEntity,
    kind: 'spot-check.looked' | 'spot-check.remedied',
    said: object,
    untold: boolean,
  ): Promise<SpotCheckView> {
    line.version += 1
    await tx.save(line)
    const { id: lineId, publicNumber, itemName: item } = line
    await this.ledger.record(tx, signedIn, {
      kind,
      place: ownerOfLine(line),
      detail: { checkId: check.id, lineId, publicNumber, item, ...said },
      untold,
    })
    const lines = await tx.find(SpotCheckLineEntity, { where: { checkId: check.id }, order: { position: 'ASC' } })
    return presentCheck(tx, scene, check, lines)
  }
}
