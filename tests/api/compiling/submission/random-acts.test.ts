import { AssignmentEntity } from '@gongkai/server/compiling/assignment/assignment.entity'
import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { ReportEntity } from '@gongkai/server/compiling/report/report.entity'
import { RemarkEntity } from '@gongkai/server/compiling/review/remark.entity'
import { SubmissionEntity } from '@gongkai/server/compiling/submission/submission.entity'
import { SubmissionRevisionEntity } from '@gongkai/server/compiling/submission/submission-revision.entity'
import { GuidelineItemEntity } from '@gongkai/server/district/guideline/guideline-item.entity'
import { EventEntity } from '@gongkai/server/platform/ledger/event.entity'
import { EMPTY_ENTRY } from '@gongkai/shared/base/template/entry'
import fc from 'fast-check'
import { signReviews } from '../../../factories/published'
import { smallDistrict } from '../../../factories/small-district'
import { desk } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

const FILLING = ['adopt', 'add', 'save', 'remove', 'decline', 'noDuty'] as const
const OWNERS = ['submit', 'recall', 'delegate'] as const
const REVIEWING = ['approve', 'return'] as const
const LEADS = ['sign', 'recallReport'] as const
const OFFICE = ['accept', 'returnReport', 'publish'] as const
const VERBS = [...FILLING, ...OWNERS, ...REVIEWING, ...LEADS, ...OFFICE]
type Verb = (typeof VERBS)[number]
const isOf = (verbs: readonly Verb[], verb: Verb) => verbs.includes(verb)

/** How often each is tried: the way onward more often than the way back. */
const OFTEN: Partial<Record<Verb, number>> = {
  adopt: 8,
  submit: 14,
  approve: 14,
  sign: 12,
  save: 5,
  add: 2,
  return: 3,
  recall: 4,
  delegate: 3,
  returnReport: 10,
}
const ACCOUNTS = smallDistrict.organisations.flatMap(({ code }) => [code, `${code}-editor`])
const LEAD_CODES = new Map(smallDistrict.domains.map(({ code, leads }) => [code, leads]))

interface Act {
  verb: Verb
  /** whose work, which entry, which village: taken modulo what there is */ pick: number
  /** usually somebody whose work it is; astray: anybody */ astray: boolean
  account: number
}
const anAct: fc.Arbitrary<Act> = fc.record({
  verb: fc.oneof(...VERBS.map((verb) => ({ weight: OFTEN[verb] ?? 1, arbitrary: fc.constant(verb) }))),
  pick: fc.nat(9999),
  astray: fc.nat(4).map((one) => one === 0),
  account: fc.nat(9999),
})
const among = <T>(list: readonly T[], number: number): T | undefined => list[number % Math.max(1, list.length)]

/** Everything the invariants speak of, read past the API. */
async function worldOf({ dataSource: { manager: tx } }: District) {
  const [assignments, submissions, reports, remarks, entries, items, revisions, events] = await Promise.all([
    tx.find(AssignmentEntity, { order: { id: 'ASC' } }),
    tx.find(SubmissionEntity, { order: { id: 'ASC' } }),
    tx.find(ReportEntity, { order: { id: 'ASC' } }),
    tx.find(RemarkEntity, { order: { id: 'ASC' } }),
    tx.find(EntryEntity, { order: { assignmentId: 'ASC', position: 'ASC', id: 'ASC' } }),
    tx.find(GuidelineItemEntity, { order: { id: 'ASC' } }),
    tx.createQueryBuilder(SubmissionRevisionEntity, 'r').addSelect('r.entries').orderBy('r.id').getMany(),
    tx.find(EventEntity, { order: { id: 'ASC' }, select: { id: true, kind: true, organisationCode: true } }),
  ])
  return { assignments, submissions, reports, remarks, entries, items, revisions, events }
}
type World = Awaited<ReturnType<typeof worldOf>>

const current = (world: World, { id, phase }: AssignmentEntity) =>
  world.submissions.find((submission) => submission.assignmentId === id && submission.phase === phase)
const reviewersOf = (world: World, { parentId, domainCode, organisationCode }: AssignmentEntity) => {
  const town = world.assignments.find(({ id }) => id === parentId)
  const reviewers = town ? [town.organisationCode] : (LEAD_CODES.get(domainCode) ?? [])
  return reviewers.filter((code) => code !== organisationCode)
}

/** No illegal state: conditions that hold at any moment, whatever happened. */
function expectSound(world: World): void {
  for (const assignment of world.assignments) {
    const submission = current(world, assignment)
    if (!submission) throw new Error(`assignment ${assignment.id} lost its submission`)
    const { id, state, revision, approvedBy } = submission
    const reviewers = reviewersOf(world, assignment)
    if (state === 'draft' || state === 'returned') expect(approvedBy).toEqual([])
    if (state === 'approved') expect([...approvedBy].sort()).toEqual([...reviewers].sort())
    if (state === 'submitted') expect(approvedBy.length).toBeLessThan(reviewers.length)
    expect(reviewers).toEqual(expect.arrayContaining(approvedBy))
    if (state !== 'draft') expect(revision).toBeGreaterThan(0)
    const hand = world.revisions
      .filter((candidate) => candidate.submissionId === id)
      .map((submissionRevision) => submissionRevision.revision)
    expect(hand).toEqual(Array.from({ length: revision }, (_, index) => index + 1))
    if (state === 'submitted' || state === 'approved') {
      // no approval survives a change: the reviewer looks at the entries that were handed in
      const kept = world.revisions.find((candidate) => candidate.submissionId === id && candidate.revision === revision)
      const standing = world.entries.filter((candidate) => candidate.assignmentId === assignment.id)
      expect(standing.map((entry) => [entry.id, entry.fields])).toEqual(
        kept?.entries.map((entry) => [entry.id, entry.fields]),
      )
    }
  }
  for (const { state, signedBy, domainCode, phase, exceptions } of world.reports) {
    const leads = LEAD_CODES.get(domainCode) ?? []
    expect(leads).toEqual(expect.arrayContaining(signedBy))
    if (state === 'returned') expect(signedBy).toEqual([])
    if (state === 'preparing') expect(signedBy.length).toBeLessThan(leads.length)
    if (state === 'reported' || state === 'accepted') expect([...signedBy].sort()).toEqual([...leads].sort())
    if (signedBy.length === 0) continue
    for (const assignment of world.assignments.filter(
      (candidate) => candidate.domainCode === domainCode && !candidate.parentId,
    )) {
      const handed = world.submissions.find(
        (candidate) => candidate.assignmentId === assignment.id && candidate.phase === phase,
      )
      const excepted = exceptions.find(({ assignmentId }) => assignmentId === assignment.id)?.reason
      expect(handed?.state === 'approved' || Boolean(excepted)).toBe(true)
    }
  }
}

interface Target {
  assignment: AssignmentEntity
  report: ReportEntity
}

/** The rights, said once more and apart from the policies. */
function expectRight(verb: Verb, account: string, world: World, { assignment, report }: Target): void {
  const organisation = account.replace('-editor', '')
  if (!isOf(FILLING, verb)) expect(account).toBe(organisation)
  if (isOf([...FILLING, ...OWNERS], verb)) expect(organisation).toBe(assignment.organisationCode)
  if (isOf(REVIEWING, verb)) expect(reviewersOf(world, assignment)).toContain(organisation)
  if (isOf(LEADS, verb)) expect(LEAD_CODES.get(report.domainCode)).toContain(organisation)
  if (isOf(OFFICE, verb)) expect(organisation).toBe('office')
}

/** The moves of the table (docs/glossary.md, States); every verb not named leaves the state as it is. */
const MOVES: Partial<Record<Verb, readonly string[]>> = {
  submit: ['draft→submitted', 'returned→submitted', 'draft→approved', 'returned→approved'],
  recall: ['submitted→draft'],
  approve: ['submitted→submitted', 'submitted→approved'],
  return: ['submitted→returned', 'approved→returned'],
  returnReport: ['draft→draft', 'returned→returned', 'submitted→returned', 'approved→returned'],
}

function expectLegalMove({ verb }: Act, before: World, after: World, target: Target): void {
  const moves = MOVES[verb]
  for (const was of before.submissions) {
    const is = after.submissions.find(({ id }) => id === was.id)
    if (!is) {
      expect(`${verb} took away ${was.state} ${was.revision}`).toBe('delegate took away draft 0')
      continue
    }
    const own = current(before, target.assignment)?.id === was.id
    const concerned = verb === 'returnReport' ? was.assignmentId === target.assignment.id : own
    expect(is.revision).toBe(was.revision + (verb === 'submit' && own ? 1 : 0))
    if (!moves || !concerned) expect(is).toEqual(was)
    else if (verb !== 'returnReport' || was.phase === target.report.phase)
      expect(moves).toContain(`${was.state}→${is.state}`)
  }
  if (isOf(FILLING, verb)) {
    expect(['draft', 'returned']).toContain(current(before, target.assignment)?.state)
  }
  expect(after.remarks.slice(0, before.remarks.length)).toEqual(before.remarks)
  expect(after.revisions.slice(0, before.revisions.length)).toEqual(before.revisions)
}

/** The act's own record; its consequences (rows taken over, the next phase opened) have records of their own. */
const RECORDED: Record<Verb, string> = {
  adopt: 'entry.adopted',
  add: 'entry.added',
  save: 'entry.saved',
  remove: 'entry.deleted',
  decline: 'entry.declined',
  noDuty: 'submission.no-duty',
  submit: 'submission.submitted',
  recall: 'submission.recalled',
  delegate: 'submission.delegated',
  approve: 'submission.approved',
  return: 'submission.returned',
  sign: 'report.signed',
  recallReport: 'report.recalled',
  accept: 'report.accepted',
  returnReport: 'report.returned',
  publish: 'edition.published',
}
const CONSEQUENCES = ['entry.accepted', 'submission.opened', 'submission.reopened']

function expectRecorded(verb: Verb, account: string, before: World, after: World): void {
  expect(after.events.slice(0, before.events.length)).toEqual(before.events)
  const added = after.events.slice(before.events.length)
  const own = added.filter(({ kind }) => !CONSEQUENCES.includes(kind))
  const content = ({ events: _, ...rest }: World) => rest
  // asked for what stands already (adopted, declined, delegated before): nothing happened, nothing is recorded
  const nothing = isOf(['adopt', 'decline', 'noDuty', 'delegate', 'remove'], verb) && own.length === 0
  if (nothing) expect(content(after)).toEqual(content(before))
  else expect(own.map(({ kind }) => kind.replace('-withdrawn', ''))).toEqual([RECORDED[verb]])
  for (const { organisationCode } of added) expect(organisationCode).toBe(account.replace('-editor', ''))
}

describe.each(databases)('random acts of random people, on $name', ({ url }) => {
  const run = async (acts: Act[]) => {
    const district = await openDistrict(await url())
    const steps: string[] = []
    const accepted = new Map<Verb, number>()
    try {
      let before = await worldOf(district)
      for (const act of acts) {
        const target = targetOf(act, before)
        const account = accountOf(act, before, target)
        const { status } = await perform(district, act, account, before, target)
        const after = await worldOf(district)
        steps.push(`${account} ${act.verb} ${target.assignment.id}/${target.report.id}: ${status}`)
        expect(status).toBeLessThan(500)
        if (status >= 300) expect(after).toEqual(before)
        else {
          accepted.set(act.verb, (accepted.get(act.verb) ?? 0) + 1)
          expectRight(act.verb, account, before, target)
          expectLegalMove(act, before, after, target)
          expectRecorded(act.verb, account, before, after)
        }
        expectSound(after)
        before = after
      }
    } catch (error) {
      throw new Error(`after\n${steps.slice(-40).join('\n')}\n${(error as Error).message}`)
    } finally {
      await district.close()
    }
    return accepted
  }

  test('no illegal state, no lost remark, no approval that survives a change; one record of what was done', async () => {
    const all = new Map<Verb, number>()
    await fc.assert(
      fc.asyncProperty(fc.array(anAct, { minLength: 120, maxLength: 120 }), async (acts) => {
        for (const [verb, count] of await run(acts)) all.set(verb, (all.get(verb) ?? 0) + count)
      }),
      { numRuns: 2, seed: 2, endOnFailure: true },
    )
    // a sequence in which nothing is ever accepted would prove nothing
    const often = [
      'adopt',
      'save',
      'submit',
      'approve',
      'return',
      'recall',
      'delegate',
      'sign',
      'returnReport',
    ] as const
    for (const verb of often) expect([verb, all.get(verb) ?? 0]).not.toEqual([verb, 0])
  })
})

function targetOf({ verb, pick }: Act, world: World): Target {
  const expected = (state: string) => ({
    submit: state === 'draft' || state === 'returned',
    recall: state === 'submitted',
    approve: state === 'submitted',
    return: state === 'submitted' || state === 'approved',
  })
  // two in three where the act may make sense, else anywhere
  const likely = world.assignments.filter((candidate) => {
    const state = current(world, candidate)?.state ?? ''
    return (expected(state) as Partial<Record<Verb, boolean>>)[verb] ?? true
  })
  const assignment = among(pick % 3 > 0 && likely.length > 0 ? likely : world.assignments, pick)
  const reports = world.reports.filter(({ state }) => {
    if (verb === 'accept' || verb === 'returnReport') return state === 'reported'
    return verb === 'sign' ? state === 'preparing' || state === 'returned' : true
  })
  const report = among(reports.length > 0 ? reports : world.reports, pick)
  if (!assignment || !report) throw new Error('the small district lost its work')
  // the office names a unit of the very domain
  const inDomain = world.assignments.filter(
    (candidate) => candidate.domainCode === report.domainCode && !candidate.parentId,
  )
  return { assignment: verb === 'returnReport' ? (among(inDomain, pick) ?? assignment) : assignment, report }
}

function accountOf({ verb, astray, account }: Act, world: World, { assignment, report }: Target): string {
  const right = () => {
    if (isOf(REVIEWING, verb)) return among(reviewersOf(world, assignment), account)
    if (isOf(LEADS, verb)) return among(LEAD_CODES.get(report.domainCode) ?? [], account)
    return isOf(OFFICE, verb) ? 'office' : assignment.organisationCode
  }
  return (astray ? undefined : right()) ?? among(ACCOUNTS, account) ?? 'office'
}

async function perform(
  district: District,
  { verb, pick }: Act,
  account: string,
  world: World,
  { assignment, report }: Target,
): Promise<{ status: number }> {
  const of = desk(district, account)
  const { id, domainCode } = assignment
  const items = world.items.filter((item) => item.domainCode === domainCode)
  const entry = among(
    world.entries.filter((candidate) => candidate.assignmentId === id),
    pick,
  )
  const villages = smallDistrict.organisations.filter(({ parent }) => parent === assignment.organisationCode)
  switch (verb) {
    case 'adopt':
      return of.adopt(
        id,
        items.map((candidate) => candidate.id),
      )
    case 'add':
      // now and then a row that keeps the whole from being handed in
      return of.add(id, entry && pick % 4 > 0 ? entry.fields : { ...EMPTY_ENTRY, level1: '自行增加' })
    case 'save':
      return entry
        ? of.save(entry.id, entry.version - (pick % 5 === 0 ? 1 : 0), { ...entry.fields, content: `要素 ${pick}` })
        : { status: 404 }
    case 'remove':
      return entry ? of.remove(entry.id, entry.version) : { status: 404 }
    case 'decline':
      return of.decline(
        id,
        ...items.map((candidate) => ({ guidelineItemId: candidate.id, reason: `由区级部门办理，第${pick % 3}种` })),
      )
    case 'noDuty':
      return of.noDuty(id, pick % 2 ? '本单位没有这项职责' : '')
    case 'delegate':
      return of.delegate(id, ...villages.filter((_, index) => (pick >> index) % 2).map(({ code }) => code))
    case 'submit':
      return of.submit(id)
    case 'recall':
      return of.recall(id)
    case 'approve':
      return of.approve(id)
    case 'return':
      return of.return(id, `请核对 ${pick}`)
    case 'sign':
      return of.onReport(report.id, 'sign', {
        exceptions: world.assignments
          .filter((candidate) => candidate.domainCode === report.domainCode && !candidate.parentId)
          .map((candidate) => ({ assignmentId: candidate.id, reason: '逾期未报' })),
      })
    case 'recallReport':
      return of.onReport(report.id, 'recall')
    case 'accept':
      return of.onReport(report.id, 'accept')
    case 'returnReport':
      return of.onReport(report.id, 'return', { assignmentIds: [id], remark: `请核对 ${pick}` })
    case 'publish':
      await signReviews(district, { domainCodes: [domainCode] })
      return district.call(account, 'POST', '/api/editions', {
        roundCode: '2026',
        domainCodes: [domainCode],
        note: '',
      })
  }
}
