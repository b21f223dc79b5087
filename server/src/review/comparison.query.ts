import type { EntryFields } from '@gongkai/shared/entry/entry'
import type { Comparison } from '@gongkai/shared/review/review.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, IsNull } from 'typeorm'
import { AssignmentEntity } from '../assignment/assignment.entity.js'
import { inPhase, loadCase } from '../assignment/assignment-case.js'
import { newestRound } from '../assignment/list-assignments.query.js'
import { entryPresenter } from '../entry/entry.presenter.js'
import { PilotDomainEntity } from '../pilot-domain/pilot-domain.entity.js'
import type { SignedIn } from '../platform/http/actor.js'
import { notFound } from '../platform/http/refused.js'
import { handedInRows, uniformityAmong } from './handed-in-rows.query.js'

type Row = Comparison['rows'][number]

/** One domain across its units, row by row of the model: where they differ, and where they are suspiciously alike. */
@Injectable()
export class ComparisonQuery {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** @throws Refused 404 unless the actor is the office or a lead of the domain */
  async run(actor: SignedIn, domainCode: string): Promise<Comparison> {
    const tx = this.dataSource.manager
    const [domain, round] = await Promise.all([tx.findOneBy(PilotDomainEntity, { code: domainCode }), newestRound(tx)])
    const visible = actor.organisationKind === 'office' || domain?.leadCodes.includes(actor.organisationCode)
    if (!domain || !round || !visible) throw notFound('个试点领域')
    const assignments = await tx.find(AssignmentEntity, {
      where: { roundCode: round.code, domainCode, parentId: IsNull() },
      order: { id: 'ASC' },
    })
    const handedIn = await handedInRows(tx, { roundCode: round.code, domainCode })
    const units: Comparison['units'] = []
    const rows = new Map<string, Row>()
    const rowOf = (key: string, fresh: () => Pick<Row, 'guidelineItemId' | 'name' | 'model'>) => {
      const row = rows.get(key) ?? { ...fresh(), cells: [], declined: [] }
      rows.set(key, row)
      return row
    }
    // A domain has as many units as the district has towns: some ten, each read as a reviewer reads it.
    for (const { id } of assignments) {
      const the = await loadCase(tx, id, actor)
      const { submission, organisation, items, assignment } = the
      const present = await entryPresenter(tx, the)
      const entries = inPhase(the.entries, submission).map(present)
      for (const item of items)
        rowOf(`model/${item.id}`, () => ({
          guidelineItemId: item.id,
          name: nameOf(item.fields),
          model: item.fields as EntryFields,
        }))
      for (const { id: entryId, fields, guidelineItemId, departures } of entries) {
        const known = guidelineItemId !== null && rows.has(`model/${guidelineItemId}`)
        const row = rowOf(known ? `model/${guidelineItemId}` : `own/${nameOf(fields)}`, () => ({
          guidelineItemId: null,
          name: nameOf(fields),
          model: null,
        }))
        row.cells.push({ assignmentId: id, entryId, fields, departures })
      }
      for (const { guidelineItemId, reason } of the.declined)
        rows.get(`model/${guidelineItemId}`)?.declined.push({ assignmentId: id, reason })
      units.push({
        assignmentId: id,
        organisation: { code: organisation.code, name: organisation.name },
        phase: submission.phase,
        state: submission.state,
        noDutyReason: assignment.noDutyReason,
        uniformity: uniformityAmong(entries, organisation.name, id, handedIn),
      })
    }
    return { domain: { code: domain.code, name: domain.name }, units, rows: [...rows.values()] }
  }
}

const nameOf = ({ level1, level2, level3 }: Pick<EntryFields, 'level1' | 'level2' | 'level3'>) =>
  [level1, level2, level3].filter((part) => part.trim()).join(' · ')
