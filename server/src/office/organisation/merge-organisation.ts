import { reasonFaults } from '@gongkai/shared/district/account/administrator'
import type {
  MergeEffect,
  MergeRequest,
  OrganisationDetail,
} from '@gongkai/shared/district/organisation/organisation.contract'
import { decideMerge } from '@gongkai/shared/office/organisation/organisation-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager, IsNull } from 'typeorm'
import { recordHandedOver } from '../../catalogue/feedback/record-handed-over.js'
import { placeOf } from '../../compiling/assignment/place-of.js'
import { ensureAdministrator } from '../../district/account/administrator.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { ExtensionEntity } from '../../district/round/extension.entity.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { countOpenWork, handOver, handOverFeedback } from './hand-over.js'
import { HandOvers } from './hand-overs.js'
import { presentOrganisation } from './organisation.presenter.js'
import { ensureSeenUnit, loadOrganisation, type OrganisationCase } from './organisation-case.js'
import { PublishedItems } from './published-items.js'

/** 并入: open work, people and villages go over; finished work stays under the old name, which is kept. */
@Injectable()
export class MergeOrganisation {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(HandOvers) private readonly handOvers: HandOvers,
    @Inject(PublishedItems) private readonly published: PublishedItems,
  ) {}

  /** The effect of the merger, and the reasons why it may not be. */
  async effect(actor: SignedIn, code: string, intoCode: string): Promise<MergeEffect> {
    ensureAdministrator(actor)
    const { from, into, refusals } = await this.decide(this.dataSource.manager, actor, code, intoCode, false)
    const named = (organisationCase: OrganisationCase) => ({
      code: organisationCase.organisation.code,
      name: organisationCase.organisation.name,
    })
    return {
      from: named(from),
      into: into ? named(into) : { code: intoCode, name: intoCode },
      assignments: from.openWork.map(({ id, domainName, roundName }) => ({ id, domain: domainName, round: roundName })),
      finishedAssignments: from.assignmentCount - from.openWork.length,
      accounts: from.people.length,
      villages: from.villages.map(({ code, name }) => ({ code, name })),
      open: {
        ...(await countOpenWork(this.dataSource.manager, code)),
        ...(await this.handOvers.countOpen(this.dataSource.manager, code)),
      },
      published: await this.published.of(code),
      refusals: [...refusals],
    }
  }

  run(actor: SignedIn, code: string, { version, into: intoCode, reason }: MergeRequest): Promise<OrganisationDetail> {
    return act(this.dataSource, async (tx) => {
      const { from, refusals } = await this.decide(tx, actor, code, intoCode, true)
      await ensureSeenUnit(tx, from.organisation, version)
      ensure([...refusals, ...reasonFaults(reason)])
      const assignmentIds = from.openWork.map(({ id }) => id)
      await this.carryExtensions(tx, from, intoCode)
      await this.handOvers.move(tx, code, intoCode, assignmentIds)
      await handOver(tx, code, intoCode, assignmentIds)
      const complaints = await handOverFeedback(tx, code, intoCode)
      Object.assign(from.organisation, { active: false, mergedInto: intoCode, version: version + 1 })
      await tx.save(from.organisation)
      for (const { id, domainCode } of from.openWork) {
        await this.ledger.record(tx, actor, {
          kind: 'submission.transferred',
          place: placeOf({ id, organisationCode: intoCode, domainCode }),
          detail: { from: code, to: intoCode },
        })
      }
      await recordHandedOver(tx, this.ledger, actor, complaints, code, reason)
      await this.ledger.record(tx, actor, {
        kind: 'organisation.merged',
        place: { unitCode: code },
        detail: {
          organisationCode: code,
          into: intoCode,
          reason,
          assignmentIds,
          personIds: from.people.map(({ id }) => id),
          villages: from.villages.map((village) => village.code),
        },
      })
      return presentOrganisation(tx, await loadOrganisation(tx, code), actor)
    })
  }

  private async decide(tx: EntityManager, actor: SignedIn, code: string, intoCode: string, lock: boolean) {
    const exists = await tx.existsBy(OrganisationEntity, { code: intoCode })
    // Always in the same order: two mergers at once must not wait for each other.
    const cases = new Map<string, OrganisationCase>()
    for (const item of [...new Set([code, ...(exists ? [intoCode] : [])])].sort())
      cases.set(item, await loadOrganisation(tx, item, lock))
    const from = cases.get(code) ?? (await loadOrganisation(tx, code, lock))
    const into = cases.get(intoCode) ?? null
    const refusals = decideMerge(
      from.facts,
      into?.facts ?? null,
      { from: from.openWork, into: into?.openWork ?? [] },
      actor,
    )
    return { from, into, refusals }
  }

  /** The work that goes over keeps its later dates; they count for no other work of the new unit. */
  private async carryExtensions(tx: EntityManager, from: OrganisationCase, into: string): Promise<void> {
    const granted = await tx.findBy(ExtensionEntity, {
      organisationCode: from.organisation.code,
      withdrawnAt: IsNull(),
    })
    const carried = from.openWork.flatMap(({ roundCode, domainCode }) =>
      granted
        .filter((candidate) => candidate.roundCode === roundCode && (candidate.domainCode ?? domainCode) === domainCode)
        .map(({ id, ...extension }) => ({ ...extension, domainCode, organisationCode: into })),
    )
    if (carried.length > 0) await tx.insert(ExtensionEntity, carried)
  }
}
