import type {
  CorrectExpectationRequest,
  DisclosureItemPage,
} from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { decideCorrectExpectation, maySeeItem } from '@gongkai/shared/catalogue/disclosure/disclosure-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PrivacyGuard } from '../../district/privacy/privacy-guard.js'
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
    @Inject(PrivacyGuard) private readonly guard: PrivacyGuard,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ItemPageQuery) private readonly itemPage: ItemPageQuery,
  ) {}

  run(signedIn: SignedIn, publicNumber: string, request: CorrectExpectationRequest): Promise<DisclosureItemPage> {
    return act(this.dataSource, async (tx) => {
      await tx.findOne(OrganisationEntity, { where: { code: signedIn.organisationCode }, ...rowLock(tx) })
      const scene = await this.scenes.load(tx, signedIn)
      const item = scene.items.get(publicNumber)
      const owner = item && { unitCode: scene.unitOf(item), domainCode: item.domainCode }
      if (!owner || !maySeeItem(scene.actor, owner)) throw notFound('个公开事项')
      const held = scene.corrections.get(publicNumber)
      await ensureUnchanged(
        tx,
        'expectation.changed',
        { read: request.version, stands: held?.version ?? 0 },
        { kinds: ['disclosure.expectation'], about: ({ detail }) => detail.publicNumber === publicNumber },
      )
      const reason = request.reason.trim()
      const limit = request.limit.trim()
      ensure([
        ...decideCorrectExpectation(scene.actor, owner, request),
        ...(await this.guard.refusals(tx, signedIn.organisationCode, [
          { at: 'reason', name: '更正的理由', text: reason },
          { at: 'limit', name: '更正的时限', text: limit },
        ])),
      ])
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
}
