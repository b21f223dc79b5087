import { reckonedWith } from '@gongkai/shared/catalogue/disclosure/due-on'
import { Inject, Injectable } from '@nestjs/common'
import { type EntityManager, IsNull, Not } from 'typeorm'
import { breathe } from '../../platform/breathe.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { OccurrenceEntity } from './disclosure.entities.js'
import { DisclosureScene } from './disclosure-scene.js'
import { ownerOf } from './occurrence.presenter.js'
import { expectationFor, traceOf } from './occurrence-case.js'
import { frozenDue } from './record-occurrence.js'

/** So many are compared before others have their turn. */
const AT_ONCE = 200

/** The calendar was corrected: what is still to be published is due by it; each that moved is in the 留痕. What is published stays. */
@Injectable()
export class RecomputeDue {
  constructor(
    @Inject(DisclosureScene) private readonly scenes: DisclosureScene,
    @Inject(Ledger) private readonly ledger: Ledger,
  ) {}

  async run(tx: EntityManager, signedIn: SignedIn): Promise<void> {
    const scene = await this.scenes.load(tx, signedIn)
    const open = await tx.find(OccurrenceEntity, {
      where: { settled: false, publishedOn: IsNull(), reckonedWith: Not('') },
      order: { id: 'ASC' },
    })
    for (const [index, occurrence] of open.entries()) {
      if (index % AT_ONCE === AT_ONCE - 1) await breathe()
      const { formedOn, dueOn, reckonedWith: before } = occurrence
      if (reckonedWith(formedOn, dueOn, scene.calendar.isWorkingDay) === before) continue
      const expectation = expectationFor(scene, occurrence)
      if (!expectation) continue
      const due = frozenDue(scene, expectation, formedOn)
      const moved = due.dueOn !== dueOn
      await tx.save(Object.assign(occurrence, due, { version: occurrence.version + (moved ? 1 : 0) }))
      if (!moved) continue
      const { unitCode, domainCode } = ownerOf(scene, occurrence)
      await this.ledger.record(tx, signedIn, {
        kind: 'disclosure.due-moved',
        place: { unitCode, domainCode },
        detail: { ...traceOf(occurrence), from: dueOn, to: due.dueOn },
      })
    }
  }
}
