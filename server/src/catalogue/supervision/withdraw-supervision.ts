import type {
  SupervisionView,
  WithdrawSupervisionRequest,
} from '@gongkai/shared/catalogue/supervision/supervision.contract'
import {
  decideWithdraw,
  maySeeSupervision,
  withdrawReasonFault,
} from '@gongkai/shared/catalogue/supervision/supervision-policy'
import { supervisionNumber } from '@gongkai/shared/catalogue/supervision/supervision-state'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, notFound } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { ensureUnchanged } from '../../platform/seen/ensure-seen.js'
import { DisclosureScene } from '../disclosure/disclosure-scene.js'
import { supervisedFacts } from './supervised-facts.query.js'
import { SupervisionEntity } from './supervision.entities.js'
import { presentSupervision, standingOf } from './supervision.presenter.js'

/** 撤回督办, for a reason; its number stays taken. */
@Injectable()
export class WithdrawSupervision {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(DisclosureScene) private readonly scenes: DisclosureScene,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(signedIn: SignedIn, id: number, { version, reason }: WithdrawSupervisionRequest): Promise<SupervisionView> {
    return act(this.dataSource, async (tx) => {
      const supervision = await tx.findOne(SupervisionEntity, { where: { id }, ...rowLock(tx) })
      const scene = await this.scenes.load(tx, signedIn)
      if (!supervision || !maySeeSupervision(scene.actor, supervision.organisationCode)) throw notFound('件督办')
      await ensureUnchanged(
        tx,
        'supervision.changed',
        { read: version, stands: supervision.version },
        { kinds: ['supervision.*'], about: ({ detail }) => detail.supervisionId === id },
      )
      const things = (await supervisedFacts(tx, [supervision]))(supervision)
      const isOffice = scene.actor.organisationKind === 'office'
      ensure([
        ...decideWithdraw(scene.actor, isOffice, standingOf(supervision, things, scene.today)),
        ...withdrawReasonFault(reason),
      ])
      Object.assign(supervision, {
        version: supervision.version + 1,
        withdrawnAt: this.clock.now(),
        withdrawnBy: `${signedIn.organisationName} ${signedIn.name}`,
        withdrawnReason: reason.trim(),
      })
      await tx.save(supervision)
      await this.ledger.record(tx, signedIn, {
        kind: 'supervision.withdrawn',
        place: { unitCode: supervision.organisationCode },
        detail: {
          supervisionId: id,
          number: supervisionNumber(supervision.year, supervision.number),
          reason: reason.trim(),
        },
      })
      return presentSupervision(scene, supervision, things)
    })
  }
}
