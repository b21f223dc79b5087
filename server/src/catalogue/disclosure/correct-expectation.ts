import type {
  CorrectExpectationRequest,
  DisclosureItemPage,
} from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import {
  decideCorrectExpectation,
  decideSeeCorrection,
  maySeeItem,
} from '@gongkai/shared/catalogue/disclosure/disclosure-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, notFound } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { ensureUnchanged } from '../../platform/seen/ensure-seen.js'
import { ExpectationCorrectionEntity } from './disclosure.entities.js'
import { DisclosureScene } from './disclosure-scene.js'
import { ItemPageQuery } from './item-page.query.js'

/** 更正公开要求: the unit says how its limit is meant, for a reason; it counts for new things. Empty words take it back. */
@Injectable()
export class CorrectExpectation {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(DisclosureScene) private readonly scenes: DisclosureScene,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ItemPageQuery) private readonly itemPage: ItemPageQuery,
  ) {}

  run(signedIn: SignedIn, publicNumber: string, request: CorrectExpectationRequest): Promise<DisclosureItemPage> {
    return act(this.dataSource, async (tx) => {
      const { scene, item, owner, held } = await this.hold(tx, signedIn, publicNumber, request.version)
      ensure(decideCorrectExpectation(scene.actor, owner, request))
      const reason = request.reason.trim()
      const limit = request.limit.trim()
      await tx.save(ExpectationCorrectionEntity, {
        ...held,
        publicNumber,
        organisationCode: owner.unitCode,
        domainCode: owner.domainCode,
        limit,
        reason,
        version: (held?.version ?? 0) + 1,
        by: `${signedIn.organisationName} ${signedIn.name}`,
        at: this.clock.now(),
        seenBy: '',
      })
      await this.ledger.record(tx, signedIn, {
        kind: 'disclosure.expectation',
        place: owner,
        detail: { publicNumber, item: item.name, limit, reason },
      })
      return this.itemPage.read(tx, signedIn, publicNumber, 1)
    })
  }

  /** 已阅: a lead has looked at the correction. */
  see(signedIn: SignedIn, publicNumber: string, version: number): Promise<DisclosureItemPage> {
    return act(this.dataSource, async (tx) => {
      const { scene, item, owner, held } = await this.hold(tx, signedIn, publicNumber, version)
      ensure(decideSeeCorrection(scene.actor, owner, held?.limit ?? ''))
      const seenBy = `${signedIn.organisationName} ${signedIn.name}`
      await tx.save(ExpectationCorrectionEntity, { ...held, version: version + 1, seenBy })
      await this.ledger.record(tx, signedIn, {
        kind: 'disclosure.expectation-seen',
        place: owner,
        detail: { publicNumber, item: item.name },
      })
      return this.itemPage.read(tx, signedIn, publicNumber, 1)
    })
  }

  /** The item with its correction, whose unit’s row is kept until the transaction ends. @throws Refused 404, 409 */
  private async hold(tx: EntityManager, signedIn: SignedIn, publicNumber: string, version: number) {
    const scene = await this.scenes.load(tx, signedIn)
    const item = scene.items.get(publicNumber)
    const owner = item && { unitCode: scene.unitOf(item), domainCode: item.domainCode }
    if (!item || !owner || !maySeeItem(scene.actor, owner)) throw notFound('个公开事项')
    await tx.findOne(OrganisationEntity, { where: { code: owner.unitCode }, ...rowLock(tx) })
    const held = await tx.findOneBy(ExpectationCorrectionEntity, { publicNumber })
    await ensureUnchanged(
      tx,
      'expectation.changed',
      { read: version, stands: held?.version ?? 0 },
      {
        kinds: ['disclosure.expectation', 'disclosure.expectation-seen'],
        about: ({ detail }) => detail.publicNumber === publicNumber,
      },
    )
    return { scene, item, owner, held }
  }
}
