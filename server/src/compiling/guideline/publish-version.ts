import type {
  AnnounceRequest,
  GuidelineVersionDetail,
  TakeBackRequest,
} from '@gongkai/shared/compiling/guideline/guideline.contract'
import { decideAnnounce, decideTakeBackVersion } from '@gongkai/shared/compiling/guideline/guideline-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import type { GuidelineVersionEntity } from '../../district/guideline/guideline-version.entity.js'
import { PrivacyGuard } from '../../district/privacy/privacy-guard.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { announce } from './announce.js'
import { presentVersionDetail, shownVersion } from './guideline.presenter.js'
import {
  domainOfVersion,
  ensureReads,
  ensureSeenGuideline,
  type GuidelineCase,
  loadGuideline,
  textsOfChanges,
} from './guideline-case.js'
import { handedInUpon } from './handed-in-upon.query.js'
import { takeBack } from './take-back.js'

/** 公布 and 收回 of a version as a whole. */
@Injectable()
export class PublishVersion {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(PrivacyGuard) private readonly guard: PrivacyGuard,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  announce(actor: SignedIn, id: number, { version, comesOn }: AnnounceRequest): Promise<GuidelineVersionDetail> {
    return this.on(actor, id, version, async (tx, guideline, held) => {
      const texts = textsOfChanges(guideline.changesOf.get(held.id) ?? [])
      ensure([
        ...decideAnnounce(await factsOf(tx, guideline, held), actor, comesOn, this.clock.today()),
        ...(await this.guard.refusals(tx, actor.organisationCode, texts)),
      ])
      await announce(tx, this.ledger, actor, guideline, held, { comesOn, now: this.clock.now() })
    })
  }

  takeBack(actor: SignedIn, id: number, { version, reason }: TakeBackRequest): Promise<GuidelineVersionDetail> {
    return this.on(actor, id, version, async (tx, guideline, held) => {
      ensure(decideTakeBackVersion(await factsOf(tx, guideline, held), actor))
      await takeBack(tx, this.ledger, actor, guideline, held, { reason: reason.trim(), now: this.clock.now() })
    })
  }

  private on(
    actor: SignedIn,
    id: number,
    read: number,
    decideAndWrite: (tx: EntityManager, guideline: GuidelineCase, held: GuidelineVersionEntity) => Promise<void>,
  ): Promise<GuidelineVersionDetail> {
    return act(this.dataSource, async (tx) => {
      const domainCode = await domainOfVersion(tx, id)
      const guideline = await loadGuideline(tx, domainCode, true)
      await ensureReads(tx, guideline, actor)
      const held = shownVersion(guideline, id, actor)
      await ensureSeenGuideline(tx, guideline, read)
      await decideAndWrite(tx, guideline, held)
      return presentVersionDetail(tx, domainCode, id, { actor, today: this.clock.today() })
    })
  }
}

export async function factsOf(tx: EntityManager, { domain, changesOf }: GuidelineCase, held: GuidelineVersionEntity) {
  return {
    state: held.state,
    leadCodes: domain.leadCodes,
    changes: changesOf.get(held.id)?.length ?? 0,
    handedInUpon: await handedInUpon(tx, held),
  }
}
