import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import type { NothingAroseRequest } from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { decideNothingArose, decideSignNothing } from '@gongkai/shared/catalogue/disclosure/disclosure-policy'
import { isQuarter, quarterEnd, quarterStart } from '@gongkai/shared/catalogue/disclosure/quarter'
import { Inject, Injectable } from '@nestjs/common'
import { Between, DataSource } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { In } from '../../platform/database/in-list.js'
import { insertRows } from '../../platform/database/insert-rows.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { NothingAroseEntity, OccurrenceEntity } from './disclosure.entities.js'
import { DisclosureScene } from './disclosure-scene.js'

/** 本期无新增: an approver signs a quarter for many items, all or none. What is signed already stays as it is. */
@Injectable()
export class SignNothingArose {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(DisclosureScene) private readonly scenes: DisclosureScene,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(signedIn: SignedIn, { quarter, publicNumbers }: NothingAroseRequest): Promise<{ signed: number }> {
    return act(this.dataSource, async (tx) => {
      await tx.findOne(OrganisationEntity, { where: { code: signedIn.organisationCode }, ...rowLock(tx) })
      const scene = await this.scenes.load(tx, signedIn)
      const refusals: Refusal[] = [...decideSignNothing(signedIn, quarter, scene.today)]
      const recorded = new Set(
        isQuarter(quarter)
          ? (
              await tx.find(OccurrenceEntity, {
                select: { id: true, publicNumber: true },
                where: {
                  publicNumber: In(publicNumbers),
                  formedOn: Between(quarterStart(quarter), quarterEnd(quarter)),
                },
              })
            ).map(({ publicNumber }) => publicNumber)
          : [],
      )
      for (const [index, publicNumber] of publicNumbers.entries()) {
        const at = `publicNumbers/${index}`
        const item = scene.items.get(publicNumber)
        if (!item) refusals.push(refuse('disclosure.no-item', at, `现行目录里没有编号为 ${publicNumber} 的事项`))
        else
          refusals.push(
            ...decideNothingArose(
              scene.actor,
              { unitCode: scene.unitOf(item), domainCode: item.domainCode },
              {
                expectations: scene.expectationsOf(item),
                quarter,
                today: scene.today,
                recorded: recorded.has(publicNumber),
              },
              at,
            ),
          )
      }
      ensure(refusals)
      const signed = await tx.findBy(NothingAroseEntity, { quarter, publicNumber: In(publicNumbers) })
      const known = new Set(signed.map(({ publicNumber }) => publicNumber))
      const fresh = [...new Set(publicNumbers)].filter((publicNumber) => !known.has(publicNumber))
      const { organisationCode } = signedIn
      const by = `${signedIn.organisationName} ${signedIn.name}`
      const rows = fresh.map((publicNumber) => ({ publicNumber, organisationCode, quarter, by, at: this.clock.now() }))
      await insertRows(tx, NothingAroseEntity, rows)
      if (fresh.length > 0)
        await this.ledger.record(tx, signedIn, {
          kind: 'disclosure.nothing-arose',
          place: { unitCode: organisationCode },
          detail: { quarter, publicNumbers: fresh },
        })
      return { signed: fresh.length }
    })
  }
}
