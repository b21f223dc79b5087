// A district of 24 domains and as many towns as asked for, whose round is worked off: handed in with its revisions, approved, reported and
// accepted; the product's own rows, put down by the thousand.

import { loadRegionPack } from '@gongkai/server/app/regions/load-region-pack'
import { quangang } from '@gongkai/server/app/regions/quangang/index'
import { AssignmentEntity } from '@gongkai/server/compiling/assignment/assignment.entity'
import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { ReportEntity } from '@gongkai/server/compiling/report/report.entity'
import { SubmissionEntity } from '@gongkai/server/compiling/submission/submission.entity'
import { handedIn, SubmissionRevisionEntity } from '@gongkai/server/compiling/submission/submission-revision.entity'
import { hashPassword } from '@gongkai/server/district/account/password'
import { PersonEntity } from '@gongkai/server/district/account/person.entity'
import { GuidelineItemEntity } from '@gongkai/server/district/guideline/guideline-item.entity'
import { fieldsFromModel } from '@gongkai/server/district/guideline/guideline-item.fields'
import { loadLaws } from '@gongkai/server/district/law/load-laws'
import { OrganisationEntity } from '@gongkai/server/district/organisation/organisation.entity'
import { prepareDatabase } from '@gongkai/server/platform/database/prepare-database'
import { insertMany } from '@gongkai/server/platform/database/write-many'

export const PASSWORD = 'a long bench password'
/** The second account of the office, which signs 保密审查. */
export const SECRECY = 'office-secrecy'
export const TODAY = '2026-10-20'
const SENT = new Date('2026-09-20T04:00:00Z')
const range = (count) => Array.from({ length: count }, (_, index) => index)

/** 泉港's domains, leads and model rows, and so many towns; the only round is of 2026. */
export function bigPack(towns) {
  return {
    ...quangang,
    code: '990002',
    organisations: [
      ...quangang.organisations.filter(({ kind }) => kind !== 'town' && kind !== 'village'),
      ...range(towns).map((n) => ({ code: `town-${n + 1}`, name: `第${n + 1}镇人民政府`, kind: 'town' })),
    ],
    rounds: [
      {
        code: '2026',
        name: '2026年编制',
        year: 2026,
        milestones: [
          { phase: 'inventory', audience: 'towns', date: '2026-07-24', title: '送审' },
          { phase: 'catalogue', audience: 'towns', date: '2026-09-30', title: '送审' },
        ],
      },
    ],
  }
}

/** @returns how many entries there are, about `entries`, in as many rows for each unit and domain */
export async function fill(dataSource, pack, entries, state = 'approved') {
  await prepareDatabase(dataSource, [(tx) => loadRegionPack(tx, pack), loadLaws])
  const passwordHash = await hashPassword(PASSWORD)
  const [assignments, items, organisations] = await Promise.all([
    dataSource.manager.find(AssignmentEntity, { order: { id: 'ASC' } }),
    dataSource.manager.find(GuidelineItemEntity, { order: { position: 'ASC' } }),
    dataSource.manager.find(OrganisationEntity),
  ])
  const each = Math.ceil(entries / assignments.length)
  const name = new Map(organisations.map((unit) => [unit.code, unit.name]))
  const rows = assignments.flatMap((assignment) => {
    const own = items.filter(({ domainCode }) => domainCode === assignment.domainCode)
    const unit = name.get(assignment.organisationCode)
    return range(each).map((index) => {
      const fields = fieldsFromModel(own[index % own.length] ?? items[index % items.length], unit)
      return {
        assignmentId: assignment.id,
        position: index + 1,
        version: 1,
        guidelineItemId: index < own.length ? own[index].id : null,
        publicNumber: null,
        fields: {
          ...fields,
          level3: `${fields.level3}${unit}第${index + 1}项`,
          content: `${fields.content}；由${unit}按本单位职责公开第${index + 1}项`,
          attribute: 'proactive',
        },
        originCode: null,
        originEntryId: null,
      }
    })
  })
  await dataSource.manager.transaction(async (tx) => {
    await tx.insert(
      PersonEntity,
      [...organisations, { code: SECRECY, kind: 'second' }].map(({ code, kind }) => ({
        account: code,
        name: '甲',
        organisationCode: code === SECRECY ? 'office' : code,
        roles: kind === 'office' ? ['editor', 'approver', 'admin'] : ['editor', 'approver'],
        passwordHash,
      })),
    )
    await insertMany(tx, EntryEntity, rows)
    const sent = { state, revision: 1, submittedAt: SENT }
    await tx.update(SubmissionEntity, { phase: 'inventory' }, { ...sent, state: 'approved' })
    await tx.update(SubmissionEntity, { phase: 'catalogue' }, sent)
    await tx.update(AssignmentEntity, { roundCode: '2026' }, { phase: 'catalogue' })
    await tx.update(ReportEntity, { phase: 'inventory' }, { state: 'accepted' })
    if (state === 'approved') await tx.update(ReportEntity, { phase: 'catalogue' }, { state: 'accepted' })
  })
  await keepRevisions(dataSource, assignments)
  return rows.length
}

async function keepRevisions(dataSource, assignments) {
  const submissions = await dataSource.manager.find(SubmissionEntity)
  const of = Map.groupBy ? Map.groupBy(submissions, (each) => each.assignmentId) : grouped(submissions)
  for (let start = 0; start < assignments.length; start += 200) {
    const some = assignments.slice(start, start + 200)
    await dataSource.manager.transaction(async (tx) => {
      const revisions = []
      for (const { id } of some) {
        const entries = await tx.find(EntryEntity, { where: { assignmentId: id }, order: { position: 'ASC' } })
        for (const { id: submissionId } of of.get(id))
          revisions.push({
            submissionId,
            revision: 1,
            submittedAt: SENT,
            by: '甲',
            entryCount: entries.length,
            entries: entries.map(handedIn),
          })
      }
      await tx.insert(SubmissionRevisionEntity, revisions)
    })
  }
}

function grouped(submissions) {
  const groups = new Map()
  for (const each of submissions) groups.set(each.assignmentId, [...(groups.get(each.assignmentId) ?? []), each])
  return groups
}
