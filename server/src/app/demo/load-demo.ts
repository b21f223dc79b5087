import type { PackRound, RegionPack } from '@gongkai/shared/base/region/region-pack'
import { addDays } from '@gongkai/shared/base/time/local-date'
import type { Role } from '@gongkai/shared/base/words/roles'
import { type EntityManager } from 'typeorm'
import { planEdition } from '../../catalogue/publication/plan-edition.js'
import { publish } from '../../catalogue/publication/publish-edition.js'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { EntryEntity } from '../../compiling/entry/entry.entity.js'
import { ReportEntity } from '../../compiling/report/report.entity.js'
import { RemarkEntity } from '../../compiling/review/remark.entity.js'
import { SubmissionEntity } from '../../compiling/submission/submission.entity.js'
import { hashPassword } from '../../district/account/password.js'
import { PersonEntity } from '../../district/account/person.entity.js'
import { GuidelineItemEntity } from '../../district/guideline/guideline-item.entity.js'
import { fieldsFromModel } from '../../district/guideline/guideline-item.fields.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { dueOn, RoundEntity } from '../../district/round/round.entity.js'
import { openRound } from '../../office/round/open-round.js'
import type { Clock } from '../../platform/clock.js'
import { In } from '../../platform/database/in-list.js'
import { amendPublished } from './demo-amendments.js'
import { askVillages, declareNoDuty, declineTheRest, keepRevisions } from './demo-filling.js'
import { tellTheStory } from './demo-ledger.js'

export const DEMO_PASSWORD = 'gongkai-demo'
const LEVEL_OF = { town: 'town', agency: 'district' } as const

interface DemoAccount {
  account: string
  name: string
  title: string
  organisationCode: string
  roles: Role[]
}

/** One account for each kind of user; every lead agency has its own, named by its code. */
export function demoAccounts(pack: RegionPack): DemoAccount[] {
  const office = pack.organisations.find(({ kind }) => kind === 'office')
  const towns = pack.organisations.filter(({ kind, fills }) => kind === 'town' && fills !== false)
  const villages = pack.organisations.filter(({ kind }) => kind === 'village').slice(0, 1)
  const agencies = pack.organisations.filter(({ kind }) => kind === 'agency')
  const both: Role[] = ['editor', 'approver']
  return [
    ...(office
      ? [
          {
            account: 'office',
            name: '林主任',
            title: office.name,
            organisationCode: office.code,
            roles: [...both, 'admin' as const],
          },
        ]
      : []),
    ...towns.flatMap(({ code, name }) => [
      { account: `town-${code}`, name: '陈镇长', title: `${name}审签人`, organisationCode: code, roles: both },
      {
        account: `clerk-${code}`,
        name: '小王',
        title: `${name}填报员`,
        organisationCode: code,
        roles: ['editor' as const],
      },
    ]),
    ...villages.map(({ code, name }) => ({
      account: 'village',
      name: '老黄',
      title: `${name}填报员`,
      organisationCode: code,
      roles: both,
    })),
    ...agencies.map(({ code, name }) => ({
      account: code,
      name: '郑科长',
      title: name,
      organisationCode: code,
      roles: both,
    })),
  ]
}

/** Shows life at once: past rounds finished and published, a round of this year in mid-course. Runs once; never overwrites. */
export async function loadDemo(tx: EntityManager, pack: RegionPack, clock: Clock): Promise<void> {
  if (await tx.existsBy(PersonEntity, { account: 'office' })) return
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  await tx.insert(
    PersonEntity,
    demoAccounts(pack).map(({ account, name, organisationCode, roles }) => ({
      account,
      name,
      organisationCode,
      roles,
      passwordHash,
    })),
  )
  for (const { code } of pack.rounds) {
    const round = await tx.findOneByOrFail(RoundEntity, { code })
    await fillRound(tx, round)
    await declineTheRest(tx, round, atNoon(dueOn(round, 'inventory', 'towns')))
    await finish(tx, round)
    await keepRevisions(tx, round)
    await tellTheStory(tx, round, clock.now(), false)
    const publishedOn = dueOn(round, 'catalogue', 'leads')
    await publish(
      tx,
      round,
      await planEdition(tx, round),
      { note: '全区试点领域政务公开事项目录首次发布', effectiveOn: addDays(publishedOn, 31) },
      atNoon(addDays(publishedOn, 16)),
    )
    const town = pack.organisations.find(({ kind, fills }) => kind === 'town' && fills !== false)
    if (town)
      await amendPublished(tx, round, town.code, {
        carriedAt: atNoon(addDays(publishedOn, 160)),
        today: clock.today(),
      })
  }
  const current = await openRound(tx, currentRound(clock.today()))
  await fillRound(tx, current)
  await declineTheRest(tx, current, atNoon(addDays(clock.today(), -30)))
  await midCourse(tx, current, clock.today())
  const yesterday = atNoon(addDays(clock.today(), -1))
  await declareNoDuty(tx, current, yesterday)
  const villages = pack.organisations.filter(({ kind }) => kind === 'village').map(({ code }) => code)
  await askVillages(tx, current, villages, yesterday)
  await keepRevisions(tx, current)
  await tellTheStory(tx, current, clock.now(), true)
}

/** This year's round with dates around today. */
function currentRound(today: string): PackRound {
  const year = Number(today.slice(0, 4))
  const at = (
    phase: PackRound['milestones'][number]['phase'],
    audience: 'towns' | 'leads' | 'office',
    days: number,
    title: string,
  ) => ({
    phase,
    audience,
    date: addDays(today, days),
    title,
  })
  return {
    code: `demo-${year}`,
    name: `${year}年编制`,
    year,
    milestones: [
      at('inventory', 'towns', -20, '各镇（街道）报送事项清单'),
      at('inventory', 'leads', -10, '牵头单位汇总上报事项清单'),
      at('catalogue', 'towns', 6, '各镇（街道）报送事项目录'),
      at('catalogue', 'leads', 20, '牵头单位汇总上报事项目录'),
      at('release', 'office', 40, '统一发布实行'),
    ],
  }
}

/** Every unit adopts the model rows of its level. */
async function fillRound(tx: EntityManager, round: RoundEntity): Promise<void> {
  const [assignments, items, organisations] = await Promise.all([
    tx.find(AssignmentEntity, { where: { roundCode: round.code }, order: { id: 'ASC' } }),
    tx.find(GuidelineItemEntity, { order: { domainCode: 'ASC', position: 'ASC' } }),
    tx.find(OrganisationEntity),
  ])
  const rows = assignments.flatMap(({ id, domainCode, organisationCode }) => {
    const organisation = organisations.find(({ code }) => code === organisationCode)
    if (!organisation) return []
    const level = LEVEL_OF[organisation.kind === 'agency' ? 'agency' : 'town']
    return items
      .filter((item) => item.domainCode === domainCode && item.fields.levels.includes(level))
      .map((item, index) => ({
        assignmentId: id,
        position: index + 1,
        version: 1,
        guidelineItemId: item.id,
        publicNumber: null,
        fields: { ...fieldsFromModel(item, organisation.name), levels: [level] } as never,
      }))
  })
  for (let start = 0; start < rows.length; start += 200) await tx.insert(EntryEntity, rows.slice(start, start + 200))
}

/** Both filling phases approved, reported and accepted. */
async function finish(tx: EntityManager, round: RoundEntity): Promise<void> {
  const domains = await tx.find(PilotDomainEntity)
  for (const phase of ['inventory', 'catalogue'] as const) {
    const submittedAt = atNoon(addDays(dueOn(round, phase, 'towns'), -2))
    for (const { code, leadCodes } of domains) {
      const assignments = await tx.findBy(AssignmentEntity, { roundCode: round.code, domainCode: code })
      const ids = In(assignments.map(({ id }) => id))
      await tx.update(
        SubmissionEntity,
        { assignmentId: ids, phase },
        { state: 'approved', revision: 1, submittedAt, firstSentAt: submittedAt, approvedBy: leadCodes },
      )
      await tx.update(
        ReportEntity,
        { roundCode: round.code, domainCode: code, phase },
        { state: 'accepted', signedBy: leadCodes },
      )
      await tx.update(AssignmentEntity, { id: ids }, { phase: 'catalogue' })
    }
  }
}

/** Inventories accepted but for two domains, which are late; the catalogue at every state, by a fixed pattern. */
async function midCourse(tx: EntityManager, round: RoundEntity, today: string): Promise<void> {
  const lateDomains = ['03', '10']
  await finish(tx, round)
  const organisations = await tx.find(OrganisationEntity)
  const assignments = await tx.find(AssignmentEntity, { where: { roundCode: round.code }, order: { id: 'ASC' } })
  for (const [index, { id, domainCode, organisationCode }] of assignments.entries()) {
    const late = lateDomains.includes(domainCode)
    const phase = late ? 'inventory' : 'catalogue'
    if (late) {
      await tx.update(AssignmentEntity, { id }, { phase })
      await tx.update(
        SubmissionEntity,
        { assignmentId: id, phase: 'catalogue' },
        { state: 'draft', revision: 0, submittedAt: null, firstSentAt: null, approvedBy: [] },
      )
    }
    const draft = {
      state: 'draft',
      revision: 0,
      submittedAt: null,
      firstSentAt: null,
      approvedBy: [] as string[],
    } as const
    const submittedAt = atNoon(addDays(today, -1 - (index % 5)))
    const sent = { revision: 1, submittedAt, firstSentAt: submittedAt }
    const state =
      (['draft', 'submitted', 'approved', 'returned', 'draft', 'approved'] as const)[(index * 5 + (index % 7)) % 6] ??
      'draft'
    const domain = await tx.findOneByOrFail(PilotDomainEntity, { code: domainCode })
    const reviewers = domain.leadCodes.filter((code) => code !== organisationCode)
    // a sole lead's own entries are nobody's to return
    const settled = reviewers.length === 0 && (state === 'submitted' || state === 'returned') ? 'approved' : state
    const row =
      settled === 'draft' ? draft : { ...sent, state: settled, approvedBy: settled === 'approved' ? reviewers : [] }
    await tx.update(SubmissionEntity, { assignmentId: id, phase }, row)
    const entries = await tx.find(EntryEntity, { where: { assignmentId: id }, order: { position: 'ASC' }, take: 2 })
    const [first] = entries
    if (settled === 'draft' && first) {
      await tx.update(
        EntryEntity,
        { id: first.id },
        { fields: { ...first.fields, timeLimit: '', channels: [], stages: late ? [] : first.fields.stages } as never },
      )
    }
    if (settled === 'returned' && first) {
      const submission = await tx.findOneByOrFail(SubmissionEntity, { assignmentId: id, phase })
      const by = organisations.find(({ code }) => code === reviewers[0])?.name ?? ''
      await tx.insert(RemarkEntity, {
        submissionId: submission.id,
        revision: 1,
        entryId: first.id,
        field: late ? 'stages' : 'content',
        text: late ? '“五公开”阶段请按实际办理环节核对。' : '公开内容请写明本单位实际公开的要素，不要照抄指引。',
        by,
        at: atNoon(today),
      })
    }
  }
  for (const { code } of await tx.find(PilotDomainEntity)) {
    const open = { state: 'preparing', signedBy: [] as string[] } as const
    await tx.update(ReportEntity, { roundCode: round.code, domainCode: code, phase: 'catalogue' }, open)
    if (lateDomains.includes(code))
      await tx.update(ReportEntity, { roundCode: round.code, domainCode: code, phase: 'inventory' }, open)
  }
}

function atNoon(date: string): Date {
  return new Date(`${date}T04:00:00Z`)
}
