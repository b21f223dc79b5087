import type { EntryFields } from '@gongkai/shared/base/template/entry'
import type { EntrySummary } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { sharedWords, type Uniformity, uniformityOf } from '@gongkai/shared/compiling/review/uniformity'
import { type EntityManager, IsNull, Not } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { inPieces } from '../../platform/breathe.js'
import { In } from '../../platform/database/in-list.js'
import { AssignmentEntity } from '../assignment/assignment.entity.js'
import { readEntries } from '../entry/read-entries.js'
import { SubmissionEntity } from '../submission/submission.entity.js'

const KEYS_AT_ONCE = 200

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
  const sentIn = new Set(sent.map(({ assignmentId, phase }) => `${assignmentId}/${phase}`))
  const handedIn = assignments.filter(({ id, phase }) => sentIn.has(`${id}/${phase}`))
  const [entries, organisations] = await Promise.all([
    readEntries(
      tx,
      handedIn.map(({ id }) => id),
    ),
    tx.findBy(OrganisationEntity, { code: In(handedIn.map(({ organisationCode }) => organisationCode)) }),
  ])
  const unitName = new Map(organisations.map(({ code, name }) => [code, name]))
  const nameOf = new Map(
    handedIn.map(({ id, organisationCode }) => [id, unitName.get(organisationCode) ?? organisationCode]),
  )
  return entries.map(({ assignmentId, fields }) => ({
    assignmentId,
    organisation: nameOf.get(assignmentId) ?? '',
    fields,
  }))
}

/** How alike a unit's entries are to the model's and to what others handed in (`twinsAmong`). */
export function uniformityAmong(
  entries: readonly EntrySummary[],
  unitName: string,
  assignmentId: number,
  twins: TwinFinder,
): Uniformity {
  return uniformityOf(
    entries.map(({ id, fields, guidelineItemId, departures, origin }) => ({
      id,
      fields,
      guidelineItemId,
      departures,
      unitNames: origin ? [unitName, origin.name] : [unitName],
    })),
    (fields) => twins(fields, assignmentId),
  )
}

export type TwinFinder = (fields: EntryFields, besides: number) => HandedInRow | undefined

/** Finds the first row, of another than this assignment, that says the same: each row is put into words once. */
export async function twinsAmong(rows: readonly HandedInRow[]): Promise<TwinFinder> {
  const alike = new Map<string, HandedInRow[]>()
  await inPieces(rows, KEYS_AT_ONCE, (row) => {
    const key = sharedWords(row.fields)
    const same = alike.get(key)
    // the first of each of two units answers whoever asks
    if (!same) alike.set(key, [row])
    else if (same.length === 1 && same[0]?.assignmentId !== row.assignmentId) same.push(row)
  })
  return (fields, besides) => alike.get(sharedWords(fields))?.find(({ assignmentId }) => assignmentId !== besides)
}
