import type { EntrySummary } from '@gongkai/shared/assignment/assignment.contract'
import type { EntryFields } from '@gongkai/shared/entry/entry'
import { type Uniformity, uniformityOf } from '@gongkai/shared/review/uniformity'
import { type EntityManager, IsNull, Not } from 'typeorm'
import { AssignmentEntity } from '../assignment/assignment.entity.js'
import { EntryEntity } from '../entry/entry.entity.js'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import { In } from '../platform/database/in-list.js'
import { SubmissionEntity } from '../submission/submission.entity.js'

/** A row that a unit has handed in. */
export interface HandedInRow {
  assignmentId: number
  organisation: string
  fields: EntryFields
}

/** Every row that towns and agencies have handed in of this domain and round, in whatever phase they are. */
export async function handedInRows(
  tx: EntityManager,
  { roundCode, domainCode }: Pick<AssignmentEntity, 'roundCode' | 'domainCode'>,
): Promise<HandedInRow[]> {
  const assignments = await tx.findBy(AssignmentEntity, { roundCode, domainCode, parentId: IsNull() })
  const sent = await tx.findBy(SubmissionEntity, {
    assignmentId: In(assignments.map(({ id }) => id)),
    submittedAt: Not(IsNull()),
  })
  const handedIn = assignments.filter(({ id, phase }) =>
    sent.some((each) => each.assignmentId === id && each.phase === phase),
  )
  const [entries, organisations] = await Promise.all([
    tx.findBy(EntryEntity, { assignmentId: In(handedIn.map(({ id }) => id)) }),
    tx.findBy(OrganisationEntity, { code: In(handedIn.map(({ organisationCode }) => organisationCode)) }),
  ])
  const nameOf = new Map(
    handedIn.map(({ id, organisationCode }) => [
      id,
      organisations.find(({ code }) => code === organisationCode)?.name ?? organisationCode,
    ]),
  )
  return entries.map(({ assignmentId, fields }) => ({
    assignmentId,
    organisation: nameOf.get(assignmentId) ?? '',
    fields,
  }))
}

/** How alike a unit's entries are to the model's and to what others handed in. */
export function uniformityAmong(
  entries: readonly EntrySummary[],
  unitName: string,
  assignmentId: number,
  rows: readonly HandedInRow[],
): Uniformity {
  return uniformityOf(
    entries.map(({ id, fields, guidelineItemId, departures, origin }) => ({
      id,
      fields,
      guidelineItemId,
      departures,
      unitNames: origin ? [unitName, origin.name] : [unitName],
    })),
    rows.filter((row) => row.assignmentId !== assignmentId),
  )
}
