import type { FindingCounts } from '@gongkai/shared/district/privacy/privacy.contract'
import type { EntityManager } from 'typeorm'
import { type GuardedText, rowName, rowTexts } from '../../district/privacy/guarded-text.js'
import { countFindings, type PrivacyGuard } from '../../district/privacy/privacy-guard.js'
import { breatheWhenDue } from '../../platform/breathe.js'
import { groupBy } from '../../platform/group-by.js'
import { entryName, inPhase } from '../assignment/assignment-case.js'
import { readEntries } from '../entry/read-entries.js'
import type { ReportCase } from './report-case.js'

/** The texts of the rows that a report carries, work by work: those that are approved. */
export async function textsOfReport(
  tx: EntityManager,
  { assignments }: Pick<ReportCase, 'assignments'>,
): Promise<Map<number, GuardedText[]>> {
  const carried = assignments.filter(({ submission }) => submission.state === 'approved')
  const entries = await readEntries(
    tx,
    carried.map(({ assignment }) => assignment.id),
  )
  const entriesOf = groupBy(
    entries.sort((a, b) => a.position - b.position),
    ({ assignmentId }) => assignmentId,
  )
  const texts = new Map<number, GuardedText[]>()
  for (const { assignment, submission, organisation } of carried) {
    const rows = inPhase(entriesOf.get(assignment.id) ?? [], submission)
    texts.set(
      assignment.id,
      rows.flatMap((entry, index) =>
        rowTexts({
          fields: entry.fields,
          at: `entries/${entry.id}/fields`,
          name: `${organisation.name}${rowName(index + 1, entryName(entry))}`,
          unit: assignment.organisationCode,
          origin: entry.originCode,
        }),
      ),
    )
    await breatheWhenDue()
  }
  return texts
}

/** How many findings stand open or were answered in each work of a report; works without any are left out. */
export async function countsOfReport(
  tx: EntityManager,
  guard: PrivacyGuard,
  reportCase: Pick<ReportCase, 'assignments'>,
): Promise<Map<number, FindingCounts>> {
  const texts = await textsOfReport(tx, reportCase)
  const units = reportCase.assignments.map(({ assignment }) => assignment.organisationCode)
  const origins = [...texts.values()].flatMap((some) => some.flatMap(({ origin }) => origin ?? []))
  const marks = await guard.read(tx, [...units, ...origins])
  const counts = new Map<number, FindingCounts>()
  for (const [assignmentId, some] of texts) {
    const found = countFindings(some.flatMap((text) => marks(text.unit ?? '', text)))
    if (found.block + found.ask + found.answered > 0) counts.set(assignmentId, found)
    await breatheWhenDue()
  }
  return counts
}
