import { localDateAt } from '@gongkai/shared/base/time/local-date'
import { workingDaysBetween } from '@gongkai/shared/base/time/working-days'
import type {
  DisclosureFileView,
  DisclosureItem,
  DisclosureView,
  ExpectationView,
  OccurrenceView,
} from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { decideCorrect, decideRecord, type ItemOwner } from '@gongkai/shared/catalogue/disclosure/disclosure-policy'
import type { Expectation } from '@gongkai/shared/catalogue/disclosure/expectation'
import {
  missingChannels,
  occurrenceState,
  shownTooShort,
  staysUp,
} from '@gongkai/shared/catalogue/disclosure/occurrence-state'
import { describeTimeLimit } from '@gongkai/shared/compiling/time-limit/understand-time-limit'
import type { EntityManager } from 'typeorm'
import { In } from '../../platform/database/in-list.js'
import { groupBy } from '../../platform/group-by.js'
import { filesOf } from '../disclosure-file/attach-files.js'
import { DisclosureEntity, type OccurrenceEntity } from './disclosure.entities.js'
import type { Scene } from './disclosure-scene.js'
import type { ItemStanding } from './read-standings.js'

/** Occurrences with where they were published, in the order given; two statements. */
export async function presentOccurrences(
  tx: EntityManager,
  scene: Scene,
  occurrences: readonly OccurrenceEntity[],
): Promise<OccurrenceView[]> {
  const records = await tx.find(DisclosureEntity, {
    where: { occurrenceId: In(occurrences.map(({ id }) => id)) },
    order: { publishedOn: 'DESC', id: 'DESC' },
  })
  const recordsOf = groupBy(records, ({ occurrenceId }) => occurrenceId)
  const files = await filesOf(
    tx,
    records.map(({ id }) => id),
  )
  return occurrences.map((occurrence) => presentOne(scene, occurrence, recordsOf.get(occurrence.id) ?? [], files))
}

/** The owner of an occurrence now: of a standing item whoever answers for the item, else who had it last. */
export function ownerOf(
  scene: Scene,
  {
    publicNumber,
    organisationCode,
    domainCode,
  }: Pick<OccurrenceEntity, 'publicNumber' | 'organisationCode' | 'domainCode'>,
): ItemOwner {
  const item = scene.items.get(publicNumber)
  return { unitCode: item ? scene.unitOf(item) : organisationCode, domainCode }
}

type FilesOf = (disclosureId: number) => DisclosureFileView[]

function presentOne(
  scene: Scene,
  occurrence: OccurrenceEntity,
  records: DisclosureEntity[],
  files: FilesOf,
): OccurrenceView {
  const { today, calendar, actor } = scene
  const { id, version, publicNumber, subject, title, formedOn, dueOn, article26, estimated, promised } = occurrence
  const owner = ownerOf(scene, occurrence)
  return {
    id,
    version,
    publicNumber,
    itemName: scene.items.get(publicNumber)?.name ?? occurrence.itemName,
    domain: { code: occurrence.domainCode, name: scene.nameOfDomain(occurrence.domainCode) },
    unit: { code: owner.unitCode, name: occurrence.organisationName },
    subject,
    title,
    formedOn,
    dueOn,
    article26,
    estimated,
    state: occurrenceState({ formedOn, dueOn, promised, disclosures: records }, today, calendar.isWorkingDay),
    missing: records.length === 0 ? [] : missingChannels(promised, records),
    disclosures: records.map((record) => presentRecord(scene, record, files)),
    can: {
      add: [...decideRecord(actor, owner)],
      correct: [...decideCorrect(actor, owner, occurrence.recorderCode)],
    },
  }
}

function presentRecord({ today, calendar, actor }: Scene, record: DisclosureEntity, files: FilesOf): DisclosureView {
  const { id, channels, url, publishedOn, shownUntil, takenDownOn, reviewedBy, recordedBy, recordedAt } = record
  return {
    id,
    channels,
    url,
    publishedOn,
    shownUntil: shownUntil ?? '',
    takenDownOn: takenDownOn ?? '',
    shownTooShort: shownTooShort(record),
    toTakeDown: staysUp(record, today),
    files: files(id),
    publishedBy: { code: record.publisherCode, name: record.publisherName },
    reviewedBy,
    link: url ? record.linkResult || 'unchecked' : 'none',
    ...(url && record.linkResult && record.linkCheckedOn ? { linkCheckedOn: record.linkCheckedOn } : {}),
    recordedBy,
    recordedAt: recordedAt.toISOString(),
    recordedLate:
      actor.organisationKind === 'office'
        ? Math.max(0, workingDaysBetween(publishedOn, localDateAt(recordedAt), calendar.isWorkingDay))
        : 0,
  }
}

export function presentItem(scene: Scene, { item, unit, state, lastFormedOn }: ItemStanding): DisclosureItem {
  const { publicNumber, name, domainCode, channels, channelOther } = item
  return {
    publicNumber,
    name,
    domain: { code: domainCode, name: scene.nameOfDomain(domainCode) },
    unit: { code: unit, name: scene.nameOfUnit(unit) },
    state,
    lastFormedOn,
    channels,
    channelOther,
  }
}

export function presentExpectation(expectation: Expectation): ExpectationView {
  const { kind, subject } = expectation
  const said = { kind, subject, ahead: false, shown: '', article26: false }
  switch (expectation.kind) {
    case 'on-request':
      return { ...said, text: '依申请公开，不统计' }
    case 'standing':
      return { ...said, text: '长期公开，每 12 个月核对一次' }
    case 'periodic':
      return { ...said, text: describeTimeLimit([{ ...expectation.limit, about: '' }]) }
    case 'event': {
      const { limit, shownFor, mark } = expectation
      const shown =
        shownFor === 'long-term'
          ? '长期公开'
          : shownFor
            ? describeTimeLimit([{ about: '', kind: 'displayed', ...shownFor }])
            : ''
      return {
        ...said,
        text: describeTimeLimit([{ ...limit, about: '' }]),
        ahead: limit.kind === 'before',
        shown,
        article26: mark !== '',
      }
    }
  }
}
