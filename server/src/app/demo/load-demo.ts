import type { PackRound, RegionPack } from '@gongkai/shared/base/region/region-pack'
import { addDays, type LocalDate } from '@gongkai/shared/base/time/local-date'
import type { Role } from '@gongkai/shared/base/words/roles'
import { phasesOfRound } from '@gongkai/shared/district/round/phases-of-round'
import { type EntityManager } from 'typeorm'
import { planEdition } from '../../catalogue/publication/plan-edition.js'
import { publish } from '../../catalogue/publication/publish-edition.js'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { EntryEntity } from '../../compiling/entry/entry.entity.js'
import { ReportEntity } from '../../compiling/report/report.entity.js'
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
import { asOfDay, hasChangedSince, MODELS_CHANGED_AT } from './demo-bases.js'
import { disclose } from './demo-disclosures.js'
import { askVillages, declareNoDuty, declineTheRest, keepRevisions, villageOf } from './demo-filling.js'
import { tellTheStory } from './demo-ledger.js'
import { complain, keepToOneself, midCourse } from './demo-renewal.js'

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
    // 保密审查 is another person's than the publisher's
    ...(office
      ? [
          {
            account: 'secrecy',
            name: '苏科长',
            title: `${office.name}保密审查`,
            organisationCode: office.code,
            roles: both,
          },
        ]
      : []),
  ]
}

/** Shows life at once: past rounds finished and published, their renewal of this year in mid-course. Runs once; never overwrites. */
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
  /** the town whose villages are at work */
  const ofVillages = pack.organisations.find(({ kind }) => kind === 'village')?.parent ?? ''
  for (const { code } of pack.rounds) {
    const round = await tx.findOneByOrFail(RoundEntity, { code })
    await fillRound(tx, round, dueOn(round, 'catalogue', 'leads'))
    await keepToOneself(tx, round, ofVillages, clock.today())
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
  await disclose(tx, clock.today())
  const current = await openRound(tx, currentRound(clock.today()))
  await declineTheRest(tx, current, atNoon(addDays(clock.today(), -30)))
  await finish(tx, current)
  await midCourse(tx, current, clock.today())
  const yesterday = atNoon(addDays(clock.today(), -1))
  await declareNoDuty(tx, current, yesterday)
  const villages = pack.organisations.filter(({ kind }) => kind === 'village').map(({ code }) => code)
  await askVillages(tx, current, villages, yesterday)
  await complain(tx, current, ofVillages, atNoon(addDays(clock.today(), -5)))
  await keepRevisions(tx, current)
  await tellTheStory(tx, current, clock.now(), true)
}

/** This year's round with dates around today. */
function currentRound(today: string): PackRound & { kind: 'renewal' } {
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
    name: `${year}年更新`,
    kind: 'renewal',
    year,
    milestones: [
      at('catalogue', 'towns', 6, '各镇（街道）报送事项目录'),
      at('catalogue', 'leads', 20, '牵头单位汇总上报事项目录'),
      at('release', 'office', 40, '统一发布实行'),
    ],
  }
}

/**
 * Every unit adopts the model rows of its level, as they read on that day; some of one town are its villages'. Those that have become others
 * since are marked so, which the renewal says at the rows.
 */
async function fillRound(tx: EntityManager, round: RoundEntity, day: LocalDate): Promise<void> {
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
        originCode: villageOf(organisations, organisationCode, domainCode, index + 1),
        fields: {
          ...fieldsFromModel({ fields: asOfDay(item.fields, day) }, organisation.name),
          levels: [level],
        } as never,
      }))
  })
  const changed = items.filter(({ fields }) => hasChangedSince(fields, day)).map(({ id }) => id)
  await tx.update(GuidelineItemEntity, { id: In(changed) }, { changedAt: MODELS_CHANGED_AT })
  for (let start = 0; start < rows.length; start += 200) await tx.insert(EntryEntity, rows.slice(start, start + 200))
}

/** Every filling phase approved, reported and accepted. */
async function finish(tx: EntityManager, round: RoundEntity): Promise<void> {
  const domains = await tx.find(PilotDomainEntity)
  for (const phase of phasesOfRound(round.kind)) {
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

function atNoon(date: string): Date {
  return new Date(`${date}T04:00:00Z`)
}
