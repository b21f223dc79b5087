import type { RegionPack } from '@gongkai/shared/base/region/region-pack'
import { type EntityManager, type EntityMetadata, Not } from 'typeorm'
import { releaseAmendments } from '../../catalogue/amendment/carry-amendments.js'
import { FeedbackEntity } from '../../catalogue/feedback/feedback.entity.js'
import { PersonEntity } from '../../district/account/person.entity.js'
import { EditionEntity } from '../../district/edition/edition.entity.js'
import { GuidelineItemEntity } from '../../district/guideline/guideline-item.entity.js'
import { MatterEntity } from '../../district/matter/matter.entity.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { RoundEntity } from '../../district/round/round.entity.js'
import { ImportEntity } from '../../exchange/import/import.entity.js'
import { TOLD_KINDS } from '../../oversight/consequences/consequences.js'
import { NudgeEntity } from '../../oversight/notification/nudge.entity.js'
import { ReminderEntity } from '../../oversight/notification/reminder.entity.js'
import type { Clock } from '../../platform/clock.js'
import { chunks } from '../../platform/database/chunks.js'
import { In } from '../../platform/database/in-list.js'
import { EventEntity } from '../../platform/ledger/event.entity.js'
import { Ledger, OPERATOR } from '../../platform/ledger/ledger.js'
import { MODELS_CHANGED_AT } from './demo-bases.js'
import { removeDisclosures } from './demo-disclosures.js'
import { DEMO_FEEDBACK } from './demo-renewal.js'
import { type DemoTraces, demoTraces, withDemoPassword } from './demo-traces.js'
import { isDemoMatter } from './load-demo-matters.js'

/** Tables that are filled before anybody works. A demo alters nothing of them but when model rows changed, and neither does its removal. */
const DISTRICT = [
  'region',
  'organisation',
  'organisation_name',
  'pilot_domain',
  'guideline_item',
  'guideline_version',
  'guideline_change',
  'law',
  'calendar_day',
  'canned_remark',
]

/** In which order tables follow from each other, and by what property others name their rows. */
const NAMED_BY: readonly (readonly [table: string, property: string])[] = [
  ['round', 'roundCode'],
  ['person', 'personId'],
  ['assignment', 'assignmentId'],
  ['report', 'reportId'],
  ['submission', 'submissionId'],
  ['edition', 'editionId'],
  ['entry', 'entryId'],
  ['amendment', 'amendmentId'],
  ['import', 'importId'],
  ['event', 'eventId'],
  ['notice', 'noticeId'],
  ['message', 'messageId'],
]
const ROWS_AT_ONCE = 500

type Keys = Set<string | number>

/** The rows that go and the rows that stay, to be read before the removal is confirmed. */
export interface RemovalPlan {
  traces: DemoTraces
  /** the rounds that go: the demo's own and those of the region pack, which a demo fills */ rounds: string[]
  /** real accounts; they stay */ real: PersonEntity[]
  /** acts of real people upon what goes */ realActs: number
}

/** Reads what `removeDemo` would take away. */
export async function planRemoval(tx: EntityManager, pack: RegionPack): Promise<RemovalPlan> {
  const traces = await demoTraces(tx, pack)
  const demo = traces.people.map(({ id }) => id)
  const real = await tx.findBy(PersonEntity, { id: Not(In(demo)) })
  const filled = traces.rounds.length > 0 ? pack.rounds.map(({ code }) => code) : []
  // In a district without real people every round was an exercise.
  const all = real.length === 0 ? (await tx.find(RoundEntity)).map(({ code }) => code) : []
  const rounds = [...new Set([...filled, ...traces.rounds, ...all])]
  const realActs =
    rounds.length === 0 || real.length === 0
      ? 0
      : await tx
          .createQueryBuilder(EventEntity, 'event')
          .innerJoin('assignment', 'assignment', 'assignment.id = event.assignmentId')
          .where('assignment.round_code IN (:...rounds)', { rounds })
          .andWhere('event.personId IN (:...people)', { people: real.map(({ id }) => id) })
          .getCount()
  return { traces, rounds, real, realActs }
}

/**
 * Takes a demo's people and rounds away together with everything that names them, table by table by the names of the columns, so that a
 * table that comes later is covered too. Units, domains, guidelines, laws, the calendar, real accounts and the rounds that people added
 * beside the demo stay; if no account is real, all but the district's own goes. An edition that holds rows of a demo goes whole; no round
 * is left where all were the demo's. One ledger row tells it.
 */
export async function removeDemo(tx: EntityManager, pack: RegionPack, clock: Clock): Promise<RemovalPlan> {
  const plan = await planRemoval(tx, pack)
  const { traces, rounds, real } = plan
  // A row that a demo's people have checked is unchecked again.
  const stamps = In(await makersOf(tx, traces.people))
  await tx.update(GuidelineItemEntity, { checkedBy: stamps }, { checkedBy: '', checkedAt: null })
  if (real.length === 0) {
    for (const { target, tableName } of tx.dataSource.entityMetadatas)
      if (![...DISTRICT, 'matter'].includes(tableName)) await tx.createQueryBuilder().delete().from(target).execute()
  } else await removeNamed(tx, traces, rounds)
  await removeMatters(tx)
  await removeDisclosures(tx)
  await tx.delete(FeedbackEntity, { trackingCode: DEMO_FEEDBACK })
  await tx.update(GuidelineItemEntity, { changedAt: MODELS_CHANGED_AT }, { changedAt: null })
  // A real person who chose the demo's password gets a new one from the office.
  const left = await tx.find(PersonEntity)
  const good = await withDemoPassword(left)
  for (const { id, passwordHash } of left)
    if (good.has(passwordHash)) await tx.update(PersonEntity, { id }, { passwordHash: '' })
  await new Ledger(clock, TOLD_KINDS).record(tx, OPERATOR, {
    kind: 'account.demo-removed',
    detail: { accounts: traces.people.map(({ account }) => account), rounds },
  })
  return plan
}

async function removeNamed(tx: EntityManager, traces: DemoTraces, rounds: readonly string[]): Promise<void> {
  const gone = new Map<string, Keys>()
  const goes = new Map<string, Keys>([
    ['round', new Set(rounds)],
    ['person', new Set(traces.people.map(({ id }) => id))],
    ['edition', new Set((await mixedEditions(tx, rounds)).map(({ id }) => id))],
    ['import', await importsOf(tx, traces.people)],
  ])
  const metadatas = tx.dataSource.entityMetadatas.filter(({ tableName }) => !DISTRICT.includes(tableName))
  const rank = ({ tableName }: EntityMetadata) => {
    const at = NAMED_BY.findIndex(([table]) => table === tableName)
    return at < 0 ? NAMED_BY.length : at
  }
  for (const metadata of [...metadatas].sort((a, b) => rank(a) - rank(b))) {
    const keys = goes.get(metadata.tableName) ?? new Set()
    for (const [property, named] of gone)
      if (metadata.findColumnWithPropertyName(property)) await collect(tx, metadata, property, named, keys)
    if (metadata.tableName === 'event') await collectEvents(tx, gone, keys)
    if (metadata.tableName === 'notice') for (const id of await removeSubjects(tx, gone)) keys.add(id)
    await removeKeys(tx, metadata, keys, gone)
    const name = NAMED_BY.find(([table]) => table === metadata.tableName)?.[1]
    if (name) gone.set(name, keys)
    if (name === 'personId') gone.set('inviterId', keys)
  }
}

/** Editions with a domain whose rows are of these rounds; their other entries wait for the next edition. */
async function mixedEditions(tx: EntityManager, rounds: readonly string[]): Promise<EditionEntity[]> {
  const editions = await tx.find(EditionEntity)
  const mixed = editions.filter(
    ({ roundCode, domains }) =>
      rounds.includes(roundCode) || domains?.some((domain) => rounds.includes(domain.roundCode)),
  )
  for (const edition of mixed) await releaseAmendments(tx, edition)
  return mixed
}

/** As imports and checked model rows name their maker: by unit and name. */
async function makersOf(tx: EntityManager, people: readonly PersonEntity[]): Promise<string[]> {
  const organisations = await tx.find(OrganisationEntity)
  return people.map(
    ({ organisationCode, name }) => `${organisations.find(({ code }) => code === organisationCode)?.name} ${name}`,
  )
}

async function importsOf(tx: EntityManager, people: readonly PersonEntity[]): Promise<Keys> {
  const makers = await makersOf(tx, people)
  const imports = await tx.find(ImportEntity, { select: { id: true }, where: { by: In(makers) } })
  return new Set(imports.map(({ id }) => id))
}

/** Takes away what was reminded of or nudged about work that is gone; answers the reminders' notices. */
async function removeSubjects(tx: EntityManager, gone: ReadonlyMap<string, Keys>): Promise<number[]> {
  const isGone = (subject: string) => {
    const [kind, name = ''] = subject.split('/')
    if (kind === 'release') return gone.get('roundCode')?.has(name)
    return gone.get(`${kind}Id`)?.has(Number(name))
  }
  const nudges = await tx.find(NudgeEntity, { select: { id: true, subject: true } })
  const reminders = await tx.find(ReminderEntity)
  const [old, owed] = [nudges.filter(({ subject }) => isGone(subject)), reminders.filter(({ key }) => isGone(key))]
  for (const some of chunks(old, ROWS_AT_ONCE)) await tx.delete(NudgeEntity, { id: In(some.map(({ id }) => id)) })
  for (const some of chunks(owed, ROWS_AT_ONCE)) await tx.delete(ReminderEntity, { id: In(some.map(({ id }) => id)) })
  return owed.map(({ noticeId }) => noticeId)
}

/** Adds the keys of the rows whose `property` is one of `named`. */
async function collect(tx: EntityManager, metadata: EntityMetadata, property: string, named: Keys, keys: Keys) {
  const [key] = metadata.primaryColumns
  if (!key || metadata.primaryColumns.length > 1) return
  for (const some of chunks([...named], ROWS_AT_ONCE)) {
    const rows = await tx
      .createQueryBuilder(metadata.target, 'row')
      .select(`row.${key.propertyName}`, 'id')
      .where(`row.${property} IN (:...some)`, { some })
      .getRawMany<{ id: string | number }>()
    for (const { id } of rows) keys.add(id)
  }
}

/** An act may name what it concerns in its detail alone. */
async function collectEvents(tx: EntityManager, gone: ReadonlyMap<string, Keys>, keys: Keys): Promise<void> {
  for (let last = 0; ; ) {
    const events = await tx
      .createQueryBuilder(EventEntity, 'event')
      .where('event.id > :last', { last })
      .orderBy('event.id')
      .take(ROWS_AT_ONCE)
      .getMany()
    for (const { id, kind, detail } of events) {
      const named = kind.startsWith('round.') ? { ...detail, roundCode: detail.roundCode ?? detail.code } : detail
      if ([...gone].some(([property, of]) => property !== 'personId' && of.has(named[property] as never))) keys.add(id)
    }
    const newest = events.at(-1)
    if (!newest) return
    last = newest.id
  }
}

/** Deletes by key; a table whose key is of several columns by whatever of it names what is gone. */
async function removeKeys(tx: EntityManager, metadata: EntityMetadata, keys: Keys, gone: ReadonlyMap<string, Keys>) {
  const [key] = metadata.primaryColumns
  const several = metadata.primaryColumns.length > 1
  const names = several ? [...gone].filter(([property]) => metadata.findColumnWithPropertyName(property)) : []
  const wanted: [string, Keys][] = several ? names : key ? [[key.propertyName, keys]] : []
  for (const [property, of] of wanted)
    for (const some of chunks([...of], ROWS_AT_ONCE)) await tx.delete(metadata.target, { [property]: In(some) })
}

async function removeMatters(tx: EntityManager): Promise<void> {
  const matters = await tx.find(MatterEntity)
  const demo = matters.filter(isDemoMatter).map(({ id }) => id)
  for (const some of chunks(demo, ROWS_AT_ONCE)) await tx.delete(MatterEntity, { id: In(some) })
}
