import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import { flag, nullable, number, object, required } from '@gongkai/shared/base/shape'
import type { RecordRequest } from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { decideRecord } from '@gongkai/shared/catalogue/disclosure/disclosure-policy'
import {
  channelWords,
  readDisclosureRow,
  type SaidDisclosure,
} from '@gongkai/shared/exchange/import/read-disclosure-row'
import { Inject, Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { ActUponOccurrence } from '../../catalogue/disclosure/act-upon-occurrence.js'
import { DisclosureEntity, OccurrenceEntity } from '../../catalogue/disclosure/disclosure.entities.js'
import { ownItems } from '../../catalogue/disclosure/disclosure-items.query.js'
import { settle } from '../../catalogue/disclosure/disclosure-record.js'
import { DisclosureScene, type Scene } from '../../catalogue/disclosure/disclosure-scene.js'
import type { IndexedItem } from '../../catalogue/disclosure/item-index.js'
import { ownerOf } from '../../catalogue/disclosure/occurrence.presenter.js'
import { traceOf } from '../../catalogue/disclosure/occurrence-case.js'
import { intentOf, RecordOccurrence } from '../../catalogue/disclosure/record-occurrence.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { breatheWhenDue } from '../../platform/breathe.js'
import { In } from '../../platform/database/in-list.js'
import { rowLock } from '../../platform/database/row-lock.js'
import { groupBy } from '../../platform/group-by.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { compareValues } from './compare-values.js'
import {
  type Effect,
  hashOf,
  type ImportTarget,
  type Look,
  type Row,
  type StoredRow,
  withFormer,
} from './import-target.js'

/** The standing facts that the rows of a table are compared with. */
interface Work {
  scene: Scene
  occurrences: ReadonlyMap<number, OccurrenceEntity>
  recordsOf: ReadonlyMap<number, DisclosureEntity[]>
  /** own items by their names, where a name is one's alone */ byName: ReadonlyMap<string, IndexedItem>
}
/** A row with the item and the standing thing that it means. */
interface Aim {
  said: SaidDisclosure
  publicNumber: string
  occurrence: OccurrenceEntity | null
  faults: Refusal[]
  doubts: Refusal[]
}
interface Former {
  occurrence: number
  /** null: only the thing was recorded */ disclosure: number | null
  created: boolean
}
const formerShape = object<Former>({
  occurrence: required(number),
  disclosure: nullable(number),
  created: flag,
})

const squeezed = (text: string) => text.normalize('NFKC').replaceAll(/\s/g, '')
const saidOf = (row: Pick<Row, 'values'>) => readDisclosureRow(row.values ?? {})
const fault = (code: string, at: string, text: string): Refusal => refuse(`match.${code}`, at, text)
/** The column of a place within a request. */
const columnOf = (at: string) =>
  at === 'item' || at.startsWith('publicNumbers') ? 'publicNumber' : at.replace(/^disclosure\//, '')
const inColumns = (refusals: readonly Refusal[]) =>
  refusals.map(({ code, at, text }) => fault(code, columnOf(at), text))
/** Doubts that somebody has looked at by choosing the row. */
const CONFIRMED = ['disclosure.doubt.future', 'disclosure.doubt.old', 'disclosure.doubt.before-formed']

/** 待公开清单 handed in again: what came into being, and where it was published. */
@Injectable()
export class DisclosuresTarget implements ImportTarget<Work> {
  constructor(
    @Inject(DisclosureScene) private readonly scenes: DisclosureScene,
    @Inject(RecordOccurrence) private readonly recordOccurrence: RecordOccurrence,
    @Inject(ActUponOccurrence) private readonly upon: ActUponOccurrence,
    @Inject(Ledger) private readonly ledger: Ledger,
  ) {}

  keyOf(row: Row): string {
    const { publicNumber, name, title, formedOn } = saidOf(row)
    return hashOf([publicNumber || squeezed(name), squeezed(title), formedOn])
  }

  async look(tx: EntityManager, actor: SignedIn, rows: readonly Row[], lock: boolean) {
    const work = await this.read(tx, actor, rows, lock)
    const looks: Look[] = []
    const before = new Map<string, { place: string; disclosure: string }[]>()
    for (const row of rows) {
      const aim = aimOf(work, row)
      const look = await this.one(tx, actor, work, aim)
      const key = this.keyOf(row)
      const disclosure = JSON.stringify(aim.said.disclosure)
      const earlier = before.get(key) ?? []
      const again = earlier.find((other) => other.disclosure === disclosure)
      if (again) look.faults.push(fault('again', 'title', `与${again.place}重复，请只保留一行`))
      before.set(key, [...earlier, { place: row.place, disclosure }])
      looks.push(look)
      await breatheWhenDue()
    }
    return { looks, work }
  }

  /** A row's look; doubts are asked about once everything else is right. */
  private async one(tx: EntityManager, actor: SignedIn, work: Work, aim: Aim): Promise<Look> {
    const { said, occurrence } = aim
    const look: Look = {
      match: occurrence ? 'update' : 'new',
      target: occurrence ? String(occurrence.id) : null,
      targetMark: occurrence ? String(occurrence.version) : null,
      incomplete: false,
      faults: aim.faults,
      doubts: aim.doubts,
      repeats: false,
    }
    const { scene } = work
    const notTheirs = occurrence ? inColumns(decideRecord(scene.actor, ownerOf(scene, occurrence))) : []
    if (notTheirs.length > 0) return { ...look, faults: notTheirs, doubts: [] }
    if (occurrence && isThere(work, aim)) return { ...look, match: 'identical', doubts: [] }
    const decided = occurrence
      ? said.disclosure
        ? await this.upon.decide(tx, scene, actor, occurrence, said.disclosure, [])
        : { refusals: [], doubts: [] }
      : parted((await this.recordOccurrence.decide(tx, scene, actor, requestOf(aim, ''))).refusals)
    // A cell that cannot be read is told as such, and not as an empty one too.
    const unread = new Set(look.faults.map(({ at }) => at))
    look.faults = [...look.faults, ...inColumns(decided.refusals).filter(({ at }) => !unread.has(at))]
    if (occurrence) look.faults.push(...movedOn(aim))
    if (look.faults.length === 0) look.doubts = [...look.doubts, ...inColumns(decided.doubts)]
    return look
  }

  async compare(tx: EntityManager, actor: SignedIn, rows: readonly (Row & { id: number; target: string | null })[]) {
    const work = await this.read(tx, actor, rows, false)
    return compareValues(rows, (row) => {
      const { said, occurrence } = aimOf(work, row)
      if (!occurrence || !said.disclosure || isThere(work, { said, occurrence })) return null
      const { url, publishedOn, channels, reviewedBy } = said.disclosure
      return { before: {}, after: { publishedOn, url, channels: channelWords(channels), reviewedBy } }
    })
  }

  async apply(tx: EntityManager, actor: SignedIn, rows: readonly { row: StoredRow; look: Look }[], work: Work) {
    const { scene } = work
    const created = new Map<string, OccurrenceEntity>()
    const stored: { row: StoredRow; occurrence: OccurrenceEntity; intent: string; created: boolean }[] = []
    for (const { row, look } of rows) {
      await breatheWhenDue()
      const aim = aimOf(work, row)
      const key = this.keyOf(row)
      const intent = `import-row-${row.id}`
      const held = look.target === null ? created.get(key) : work.occurrences.get(Number(look.target))
      if (!held) {
        const request = requestOf(aim, intent)
        const [occurrence] = await this.recordOccurrence.record(tx, scene, actor, { ...request, confirmed: CONFIRMED })
        if (!occurrence) continue
        created.set(key, occurrence)
        stored.push({ row, occurrence, intent: intentOf(actor, intent, aim.publicNumber), created: true })
      } else if (aim.said.disclosure) {
        const own = intentOf(actor, intent, `occurrence/${held.id}`)
        await this.upon.store(tx, scene, actor, held, aim.said.disclosure, own)
        stored.push({ row, occurrence: held, intent: own, created: false })
      }
    }
    const records = await tx.find(DisclosureEntity, {
      select: { id: true, intent: true },
      where: { intent: In(stored.map(({ intent }) => intent)) },
    })
    const recordOf = new Map(records.map(({ id, intent }) => [intent, id]))
    const added = stored.filter((one) => one.created).length
    const outcome = { added, updated: stored.length - added }
    return {
      outcome,
      effects: stored.map(({ row, occurrence, intent, created }) => ({
        rowId: row.id,
        target: String(occurrence.id),
        mark: String(occurrence.version),
        former: {
          occurrence: occurrence.id,
          disclosure: recordOf.get(intent) ?? null,
          created,
        } satisfies Former,
      })),
      events: [
        { place: { unitCode: scene.ownUnit }, detail: { organisationCode: actor.organisationCode, ...outcome } },
      ],
    }
  }

  async undo(tx: EntityManager, actor: SignedIn, recorded: readonly Effect[]) {
    const effects = withFormer(recorded, formerShape)
    await tx.findOne(OrganisationEntity, { where: { code: actor.organisationCode }, ...rowLock(tx) })
    const scene = await this.scenes.load(tx, actor)
    const ids = In(effects.map(({ former }) => former.occurrence))
    const found = await tx.find(OccurrenceEntity, { where: { id: ids }, ...rowLock(tx) })
    const occurrences = new Map(found.map((occurrence) => [occurrence.id, occurrence]))
    const refusals = effects.flatMap(({ former, mark, place }): Refusal[] => {
      const occurrence = occurrences.get(former.occurrence)
      const at = `occurrences/${former.occurrence}`
      if (!occurrence) return [refuse('undo.deleted', at, `${place}：登记的信息已经删除`)]
      return String(occurrence.version) === mark
        ? []
        : [refuse('undo.changed', at, `${place}：“${occurrence.title}”导入后又改过`)]
    })
    if (refusals.length > 0) return { refusals, events: [] }
    const gone = new Set(effects.filter(({ former }) => former.created).map(({ former }) => former.occurrence))
    await tx.delete(DisclosureEntity, { id: In(effects.flatMap(({ former }) => former.disclosure ?? [])) })
    await tx.delete(OccurrenceEntity, { id: In([...gone]) })
    for (const occurrence of found) {
      await breatheWhenDue()
      if (!gone.has(occurrence.id)) await settle(tx, occurrence)
      const { unitCode, domainCode } = ownerOf(scene, occurrence)
      await this.ledger.record(tx, actor, {
        kind: 'disclosure.deleted',
        place: { unitCode, domainCode },
        detail: { ...traceOf(occurrence), reason: '撤销导入', publishedOn: '' },
      })
    }
    const detail = { organisationCode: actor.organisationCode, added: gone.size, updated: effects.length - gone.size }
    return { refusals, events: [{ place: { unitCode: scene.ownUnit }, detail }] }
  }

  /** Items, and the standing things that the rows may mean; a fixed number of statements. */
  private async read(tx: EntityManager, actor: SignedIn, rows: readonly Row[], lock: boolean): Promise<Work> {
    if (lock) await tx.findOne(OrganisationEntity, { where: { code: actor.organisationCode }, ...rowLock(tx) })
    const scene = await this.scenes.load(tx, actor)
    const byName = namedOnce(ownItems(scene))
    const said = rows.map(saidOf)
    const numbers = said.map(
      ({ publicNumber, name }) => publicNumber || (byName.get(squeezed(name))?.publicNumber ?? ''),
    )
    const found = await tx.find(OccurrenceEntity, {
      where: [
        { id: In(said.flatMap(({ registered }) => registered?.id ?? [])) },
        { publicNumber: In(numbers), formedOn: In(said.map(({ formedOn }) => formedOn)) },
      ],
      order: { id: 'ASC' },
      ...(lock ? rowLock(tx) : {}),
    })
    const records = await tx.findBy(DisclosureEntity, { occurrenceId: In(found.map(({ id }) => id)) })
    return {
      scene,
      byName,
      occurrences: new Map(found.map((occurrence) => [occurrence.id, occurrence])),
      recordsOf: groupBy(records, ({ occurrenceId }) => occurrenceId),
    }
  }
}

function namedOnce(items: readonly IndexedItem[]): Map<string, IndexedItem> {
  const named = groupBy(items, ({ name }) => squeezed(name))
  return new Map([...named].flatMap(([name, [item, more]]) => (item && !more ? [[name, item] as const] : [])))
}

/** The item and the standing thing that a row means: by its number, and never by that alone. */
function aimOf(work: Work, row: Pick<Row, 'values'>): Aim {
  const said = saidOf(row)
  const faults = [...said.faults]
  const doubts = [...said.doubts]
  const named = said.publicNumber ? undefined : work.byName.get(squeezed(said.name))
  const publicNumber = said.publicNumber || (named?.publicNumber ?? '')
  if (!publicNumber) faults.push(fault('item', 'publicNumber', '请填写事项编号'))
  else if (named) doubts.push(fault('item', 'publicNumber', `没有写编号，按名称认作 ${publicNumber}`))
  const item = work.scene.items.get(publicNumber)
  const occurrence = publicNumber ? standingOf(work, said, publicNumber, faults) : null
  const names = [item?.name, occurrence?.itemName].filter((name) => name !== undefined)
  if (item && said.name && !names.some((name) => squeezed(name) === squeezed(said.name)))
    faults.push(
      fault('item', 'name', `编号 ${publicNumber} 是“${item.name}”，这一行写的是“${said.name}”，请核对是否错行`),
    )
  return { said, publicNumber, occurrence, faults, doubts }
}

function standingOf(
  { occurrences }: Work,
  { registered, title, formedOn }: SaidDisclosure,
  publicNumber: string,
  faults: Refusal[],
): OccurrenceEntity | null {
  const isThis = (one: OccurrenceEntity) =>
    one.publicNumber === publicNumber && squeezed(one.title) === squeezed(title) && one.formedOn === formedOn
  if (!registered) return [...occurrences.values()].find(isThis) ?? null
  const listed = occurrences.get(registered.id)
  if (!listed) faults.push(fault('gone', 'registered', '这条信息已经删除，请重新下载清单，或清空登记号作为新增登记'))
  else if (!isThis(listed))
    faults.push(
      fault(
        'other',
        'registered',
        '登记号与这一行的编号、标题或形成日期对不上：更正请在系统里办理；是另一件事的，请清空登记号；也可能是下载清单以后有人改过，请重新下载',
      ),
    )
  else return listed
  return null
}

/** The list was downloaded before somebody changed what it lists. */
const movedOn = ({ said: { registered }, occurrence }: Aim): Refusal[] =>
  registered && occurrence && registered.version !== occurrence.version
    ? [fault('changed', 'registered', `“${occurrence.title}”在清单下载以后有人改过或补登过，请重新下载清单再填`)]
    : []

/** Nothing new is said of it: no publication, or one that stands. */
function isThere({ recordsOf }: Work, { said, occurrence }: Pick<Aim, 'said' | 'occurrence'>): boolean {
  const { disclosure } = said
  if (!disclosure) return said.faults.length === 0
  return (recordsOf.get(occurrence?.id ?? 0) ?? []).some(
    ({ publishedOn, url, channels }) =>
      publishedOn === disclosure.publishedOn &&
      url === disclosure.url &&
      disclosure.channels.every((channel) => channels.includes(channel)),
  )
}

const requestOf = ({ said, publicNumber }: Aim, intent: string): RecordRequest => ({
  publicNumbers: publicNumber ? [publicNumber] : [],
  ...(said.subject === undefined ? {} : { subject: said.subject }),
  title: said.title,
  formedOn: said.formedOn,
  disclosure: said.disclosure,
  intent,
})

/** Questions apart from reasons. */
function parted(refusals: readonly Refusal[]): { refusals: Refusal[]; doubts: Refusal[] } {
  const asked = ({ code }: Refusal) => code.startsWith('disclosure.doubt.')
  return { refusals: refusals.filter((one) => !asked(one)), doubts: refusals.filter(asked) }
}
