import { longDate } from '@gongkai/shared/base/time/long-date'
import { missingChannels, occurrenceState } from '@gongkai/shared/catalogue/disclosure/occurrence-state'
import { channelWords, REST_OF_LIMIT, registeredWords } from '@gongkai/shared/exchange/import/read-disclosure-row'
import type { EntityManager } from 'typeorm'
import { DisclosureEntity, OccurrenceEntity } from '../../../catalogue/disclosure/disclosure.entities.js'
import { ownItems } from '../../../catalogue/disclosure/disclosure-items.query.js'
import type { DisclosureScene, Scene } from '../../../catalogue/disclosure/disclosure-scene.js'
import type { IndexedItem } from '../../../catalogue/disclosure/item-index.js'
import { In } from '../../../platform/database/in-list.js'
import { groupBy } from '../../../platform/group-by.js'
import type { Region } from '../../../platform/region.js'
import { keyOf, nothingToExport, type Plan, startOf } from '../plan.js'
import { askerOf, type Scope } from '../scope.js'
import { NUMBER, only, type TableColumn, tablePart } from './table.js'

interface Line {
  item: IndexedItem
  subject: string
  title: string
  formedOn: string
  dueOn: string
  /** channels to fill in */ channels: string
  registered: string
}

const COLUMNS: readonly TableColumn<Line>[] = [
  { ...NUMBER, width: 4 },
  { head: '事项编号', width: 10, textOf: ({ item }) => item.publicNumber },
  { head: '公开事项', width: 14, textOf: ({ item }) => item.name },
  { head: '适用内容', width: 7, textOf: ({ subject }) => subject },
  { head: '标题', width: 15, textOf: ({ title }) => title },
  { head: '形成日期', width: 7, centred: true, textOf: ({ formedOn }) => formedOn },
  { head: '应公开日期', width: 7, centred: true, textOf: ({ dueOn }) => dueOn },
  { head: '网页链接', width: 13, textOf: () => '' },
  { head: '公开日期', width: 7, centred: true, textOf: () => '' },
  { head: '公开渠道', width: 9, textOf: ({ channels }) => channels },
  { head: '保密审查人', width: 7, textOf: () => '' },
  { head: '登记号（请勿改动）', width: 6, centred: true, textOf: ({ registered }) => registered },
]
const HOW =
  '已登记的，填网页链接、公开日期、公开渠道、保密审查人；新产生的，在事项的空行里再填标题、形成日期，行不够可以插入。没填的行不导入。'

/** 待公开清单 of a unit (of a village its town's): what is not fully published, then an empty row for each thing its items ask for. */
export async function planDisclosureList(
  tx: EntityManager,
  region: Region,
  scenes: DisclosureScene,
  scope: Scope,
): Promise<Plan> {
  const scene = await scenes.load(tx, await askerOf(tx, scope))
  const items = ownItems(scene)
  const lines = [...(await openLines(tx, scene, items)), ...items.flatMap((item) => emptyLines(scene, item))]
  if (lines.length === 0) throw nothingToExport()
  const unit = scene.nameOfUnit(scene.ownUnit)
  const title = `${unit}待公开清单`
  const day = longDate(scene.today)
  return {
    title: `${title}（${day}）`,
    dataKey: keyOf('disclosure-list', region.facts.name, unit, day, lines),
    editions: [],
    total: lines.length,
    document: () => ({
      kind: 'table',
      title,
      subtitle: [day, HOW],
      foot: title,
      draft: false,
      madeAt: startOf(scene.today),
      parts: only(tablePart({ name: '待公开清单', title }, COLUMNS, lines)),
    }),
  }
}

/** Things that are not published in all promised channels, those due first. */
async function openLines(tx: EntityManager, scene: Scene, items: readonly IndexedItem[]): Promise<Line[]> {
  const own = new Map(items.map((item) => [item.publicNumber, item]))
  const open = await tx.find(OccurrenceEntity, {
    where: { publicNumber: In([...own.keys()]), settled: false },
    order: { dueOn: 'ASC', id: 'ASC' },
  })
  const records = await tx.findBy(DisclosureEntity, { occurrenceId: In(open.map(({ id }) => id)) })
  const recordsOf = groupBy(records, ({ occurrenceId }) => occurrenceId)
  return open.flatMap((occurrence): Line[] => {
    const { publicNumber, subject, title, formedOn, dueOn, promised } = occurrence
    const item = own.get(publicNumber)
    const disclosures = recordsOf.get(occurrence.id) ?? []
    const state = occurrenceState({ formedOn, dueOn, promised, disclosures }, scene.today, scene.calendar.isWorkingDay)
    const missing = missingChannels(promised, disclosures)
    if (!item || (disclosures.length > 0 && missing.length === 0) || state === 'to-take-down') return []
    const channels = channelWords(missing.length > 0 ? missing : item.channels)
    return [{ item, subject, title, formedOn, dueOn, channels, registered: registeredWords(occurrence) }]
  })
}

/** One for each subject of the item's limit; none for what is made public on request. */
function emptyLines(scene: Scene, item: IndexedItem): Line[] {
  const expectations = scene.expectationsOf(item).filter(({ kind }) => kind !== 'on-request')
  return expectations.map(({ subject }) => ({
    item,
    subject: subject || (expectations.length > 1 ? REST_OF_LIMIT : ''),
    title: '',
    formedOn: '',
    dueOn: '',
    channels: channelWords(item.channels),
    registered: '',
  }))
}
