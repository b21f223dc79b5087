import { addDays, type LocalDate } from '@gongkai/shared/base/time/local-date'
import { isEstimate, workingDaysBetween } from '@gongkai/shared/base/time/working-days'
import { dueOn, reckonedWith, shownUntil } from '@gongkai/shared/catalogue/disclosure/due-on'
import { type Expectation, expectationsOf } from '@gongkai/shared/catalogue/disclosure/expectation'
import { isSettled } from '@gongkai/shared/catalogue/disclosure/occurrence-state'
import { quarterOf, quarterStart } from '@gongkai/shared/catalogue/disclosure/quarter'
import { entryName } from '@gongkai/shared/compiling/entry/entry-text'
import { type Snapshot, snapshotOf } from '@gongkai/shared/district/edition/snapshot'
import { type EntityManager, Like } from 'typeorm'
import {
  DisclosureEntity,
  NothingAroseEntity,
  OccurrenceEntity,
} from '../../catalogue/disclosure/disclosure.entities.js'
import { DisclosureFileEntity } from '../../catalogue/disclosure-file/disclosure-file.entity.js'
import { EditionEntryEntity } from '../../district/edition/edition-entry.entity.js'
import { standingDomains } from '../../district/edition/standing-domains.query.js'
import { In } from '../../platform/database/in-list.js'
import { insertRows } from '../../platform/database/insert-rows.js'
import { WorkingCalendar } from '../../platform/working-calendar.js'

/** A page makes other intents (sha256): what the demo recorded is found by it. */
const INTENT = 'demo-'
const SIGNED = '（演示）'
const DAYS = 330

/** 公开落实, a year of life: most in time, some late, in some channels only, open or overdue; a quarter signed 本期无新增. */
export async function disclose(tx: EntityManager, today: LocalDate): Promise<void> {
  const standing = await standingDomains(tx)
  const editionIds = [...new Set([...standing.values()].map(({ editionId }) => editionId))]
  const rows = await tx.find(EditionEntryEntity, {
    where: { editionId: In(editionIds), concealed: false },
    order: { id: 'ASC' },
  })
  const next = seeded(20261128)
  const occurrences: Partial<OccurrenceEntity>[] = []
  const records: { of: number; record: Partial<DisclosureEntity> }[] = []
  const signed: Partial<NothingAroseEntity>[] = []
  const calendar = new WorkingCalendar()
  const quarter = quarterOf(addDays(quarterStart(quarterOf(today)), -1))
  const items = rows.filter(({ domainCode, editionId }) => standing.get(domainCode)?.editionId === editionId)
  for (const item of items.map(({ snapshot }) => snapshotOf(snapshot))) {
    const [expectation] = expectationsOf(item)
    const luck = next()
    if (!expectation || expectation.kind === 'on-request' || luck < 0.15) continue
    if (luck < 0.3 && expectation.kind === 'event') signed.push(signature(item, quarter, today))
    else
      for (let count = luck < 0.8 ? 1 : 2; count > 0; count--) {
        const { occurrence, record } = happened(item, expectation, today, next, calendar)
        occurrences.push({ ...occurrence, intent: `${INTENT}${occurrences.length}` })
        if (record) records.push({ of: occurrences.length - 1, record })
      }
  }
  await insertRows(tx, OccurrenceEntity, occurrences)
  const stored = await tx.find(OccurrenceEntity, {
    select: { id: true, intent: true },
    where: { intent: Like(`${INTENT}%`) },
  })
  const idOf = new Map(stored.map(({ id, intent }) => [intent, id]))
  await insertRows(
    tx,
    DisclosureEntity,
    records.map(({ of, record }) => ({
      ...record,
      occurrenceId: idOf.get(`${INTENT}${of}`) ?? 0,
      intent: `${INTENT}${of}`,
    })),
  )
  await insertRows(tx, NothingAroseEntity, signed)
}

/** Takes away what `disclose` recorded. */
export async function removeDisclosures(tx: EntityManager): Promise<void> {
  const records = await tx.find(DisclosureEntity, { select: { id: true }, where: { intent: Like(`${INTENT}%`) } })
  await tx.delete(DisclosureFileEntity, { disclosureId: In(records.map(({ id }) => id)) })
  await tx.delete(DisclosureEntity, { intent: Like(`${INTENT}%`) })
  await tx.delete(OccurrenceEntity, { intent: Like(`${INTENT}%`) })
  await tx.delete(NothingAroseEntity, { by: Like(`%${SIGNED}`) })
}

const signature = ({ id, organisation }: Snapshot, quarter: string, today: LocalDate) => ({
  publicNumber: id,
  organisationCode: organisation.code,
  quarter,
  by: `${organisation.name} 陈镇长${SIGNED}`,
  at: atNoon(addDays(today, -20)),
})

function happened(
  item: Snapshot,
  expectation: Expectation,
  today: LocalDate,
  next: () => number,
  calendar: WorkingCalendar,
): { occurrence: Partial<OccurrenceEntity>; record: Partial<DisclosureEntity> | null } {
  const { isWorkingDay } = calendar
  const { id, organisation, domain, channels } = item
  const formedOn = addDays(today, -Math.floor(next() * DAYS) - 2)
  const due = dueOn(expectation, formedOn, isWorkingDay)
  const dueDay = due?.dueOn ?? formedOn
  const luck = next()
  const late = luck > 0.9 && luck <= 0.95
  const day = addDays(late ? dueDay : formedOn, 1 + Math.floor(next() * 4))
  const publishedOn = dueDay < day && !late ? dueDay : day
  // Few are forgotten, of those that were formed lately some are still to come.
  const open =
    publishedOn > today || luck > 0.985 || (workingDaysBetween(formedOn, today, isWorkingDay) < 15 && luck > 0.5)
  const recorder = { recorderCode: organisation.code, recordedBy: `${organisation.name} 小王` }
  const recorded = { ...recorder, recordedAt: atNoon(open ? addDays(formedOn, 1) : publishedOn) }
  const record = {
    ...recorded,
    channels: luck > 0.86 && luck <= 0.9 ? channels.slice(0, 1) : channels,
    url: channels.includes('website') ? `https://www.example.gov.cn/zwgk/${id}/${formedOn}.html` : '',
    publishedOn,
    shownUntil: shownUntil(expectation, publishedOn, isWorkingDay),
    takenDownOn: null as string | null,
    publisherCode: organisation.code,
    publisherName: organisation.name,
    reviewedBy: '办公室',
  }
  // Names come down when their time is over; one in ten stays up.
  if (record.shownUntil && record.shownUntil < today && next() > 0.1) record.takenDownOn = addDays(record.shownUntil, 1)
  if (record.takenDownOn && record.takenDownOn > today) record.takenDownOn = null
  return {
    occurrence: {
      ...recorded,
      version: 1,
      publicNumber: id,
      itemName: entryName(item).slice(0, 320),
      organisationCode: organisation.code,
      organisationName: organisation.name,
      domainCode: domain.code,
      subject: expectation.subject.slice(0, 120),
      title: `${item.level3 || item.level2}（${Number(formedOn.slice(0, 4))}年${Number(formedOn.slice(5, 7))}月）`,
      formedOn,
      dueOn: dueDay,
      article26: due?.mark === 'article26',
      estimated: Boolean(due?.byWorkingDays) && isEstimate(formedOn, dueDay, (year) => calendar.knows(year)),
      reckonedWith: due?.byWorkingDays ? reckonedWith(formedOn, dueDay, isWorkingDay) : '',
      promised: channels,
      publishedOn: open ? null : publishedOn,
      settled: !open && isSettled({ promised: channels, disclosures: [record] }),
    },
    record: open ? null : record,
  }
}

/** The same year in every demo. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296
    return state / 4294967296
  }
}

const atNoon = (date: LocalDate) => new Date(`${date}T04:00:00Z`)
