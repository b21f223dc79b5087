import type { PackGuidelineItem } from '@gongkai/shared/base/region/region-pack'
import { writtenOver } from '@gongkai/shared/base/shape'
import { EMPTY_ENTRY } from '@gongkai/shared/base/template/entry'
import { namesOf } from '@gongkai/shared/compiling/assignment/rows-to-copy'
import { asModel, isUntouched, modelDiff, putOver } from '@gongkai/shared/compiling/guideline/rows-of-version'
import { GUIDELINE } from '@gongkai/shared/district/guideline/guideline-lifecycle'
import type { EntityManager } from 'typeorm'
import { GuidelineItemEntity } from '../../district/guideline/guideline-item.entity.js'
import {
  type FormerRow,
  GuidelineChangeEntity,
  type GuidelineVersionEntity,
} from '../../district/guideline/guideline-version.entity.js'
import type { GuidelineCase } from './guideline-case.js'

/**
 * A version comes into force: its changes are put upon the model rows, which keep their ids and so their answers. `spared` are the phases
 * in which nobody is asked for what it adds.
 */
export async function enterVersion(
  tx: EntityManager,
  guideline: GuidelineCase,
  version: GuidelineVersionEntity,
  spared: readonly string[],
  now: Date,
): Promise<void> {
  const rows = new Rows(guideline.items, version, spared, now)
  const changes = guideline.changesOf.get(version.id) ?? []
  const touched = changes.map((change) => ({ change, item: rows.put(change) }))
  for (const { change, item } of touched) {
    if (!item) continue
    change.itemId = (await tx.save(GuidelineItemEntity, item)).id
  }
  await tx.save(
    GuidelineChangeEntity,
    touched.map(({ change }) => change),
  )
  for (const other of guideline.versions.filter(({ state }) => state === 'inForce')) {
    other.state = GUIDELINE.after('supersede')
    await tx.save(other)
  }
  Object.assign(version, { state: GUIDELINE.after('enter'), inForceAt: now, spared: [...spared] })
  await tx.save(version)
}

/** The model rows of a domain while a version is put upon them. */
class Rows {
  private last: number

  constructor(
    private readonly items: GuidelineItemEntity[],
    private readonly version: Pick<GuidelineVersionEntity, 'origin' | 'by' | 'domainCode'>,
    private readonly spared: readonly string[],
    private readonly now: Date,
  ) {
    this.last = Math.max(0, ...items.map(({ position }) => position))
  }

  /** The row to be saved; null where there is nothing to change. */
  put(change: GuidelineChangeEntity): GuidelineItemEntity | null {
    const item = this.meant(change)
    if (change.kind === 'gone') return item ? this.retire(item, change) : null
    const { fields } = change
    if (!fields) return null
    // A row that goes by the same names is the same row, also one that was retired: it comes back with its answers.
    if (!item) return change.kind === 'new' ? this.add(change, fields) : null
    if (this.version.origin === 'pack' && !isUntouched({ ...item, checked: item.checkedAt !== null })) return null
    return this.change(item, change, fields)
  }

  private meant({ kind, itemId, fields }: GuidelineChangeEntity): GuidelineItemEntity | null {
    if (kind !== 'new') return this.items.find(({ id }) => id === itemId) ?? null
    const named = this.items.filter((item) => fields && namesOf(item.fields) === namesOf(fields))
    return named.find(({ appliesTo }) => appliesTo === null) ?? named[0] ?? null
  }

  private add(change: GuidelineChangeEntity, fields: PackGuidelineItem): GuidelineItemEntity {
    const { domainCode } = this.version
    const item = Object.assign(new GuidelineItemEntity(), {
      domainCode,
      position: ++this.last,
      fields,
      changedAt: null,
      appliesFrom: this.now,
      appliesTo: null,
      ...this.author(fields),
      spared: [...this.spared],
    })
    change.former = { fields: null, appliesTo: null, changedAt: null, checkedBy: '', checkedAt: null, shipped: null }
    this.items.push(item)
    return item
  }

  private change(item: GuidelineItemEntity, change: GuidelineChangeEntity, fields: PackGuidelineItem) {
    change.former = formerOf(item)
    const revived = item.appliesTo !== null
    const next = putOver(item.fields, change.base ?? asModel(EMPTY_ENTRY), fields)
    const moved = next.levels.some((level) => !item.fields.levels.includes(level)) || next.levels.length === 0
    if (revived || moved) item.spared = [...new Set([...(item.spared ?? []), ...this.spared])]
    if (modelDiff(item.fields, next).length > 0) item.changedAt = this.now
    Object.assign(item, { fields: writtenOver(item.fields, next), appliesTo: null }, this.author(fields))
    return item
  }

  private retire(item: GuidelineItemEntity, change: GuidelineChangeEntity): GuidelineItemEntity | null {
    if (item.appliesTo !== null) return null
    if (this.version.origin === 'pack' && !isUntouched({ ...item, checked: item.checkedAt !== null })) return null
    change.former = formerOf(item)
    item.appliesTo = this.now
    return item
  }

  /** Somebody who writes a row or looks it through in a table has checked it; the product's rows wait for that. */
  private author(fields: PackGuidelineItem): Partial<GuidelineItemEntity> {
    if (this.version.origin === 'pack') return { shipped: fields }
    return { checkedBy: this.version.by, checkedAt: this.now }
  }
}

const formerOf = (item: GuidelineItemEntity): FormerRow => ({
  fields: item.fields,
  appliesTo: item.appliesTo?.toISOString() ?? null,
  changedAt: item.changedAt?.toISOString() ?? null,
  checkedBy: item.checkedBy ?? '',
  checkedAt: item.checkedAt?.toISOString() ?? null,
  shipped: item.shipped ?? null,
})

/**
 * A version in force is taken back: rows stand as before it, what it added is retired, and the version before it stands again. What units
 * adopted stays theirs.
 */
export async function leaveVersion(
  tx: EntityManager,
  guideline: GuidelineCase,
  version: GuidelineVersionEntity,
  now: Date,
): Promise<void> {
  const itemOf = new Map(guideline.items.map((item) => [item.id, item]))
  const spared = guideline.phases.all
  const changes = [...(guideline.changesOf.get(version.id) ?? [])].reverse()
  for (const { itemId, former, fields } of changes) {
    const item = itemOf.get(itemId ?? 0)
    if (!item || !former) continue
    if (former.fields === null) item.appliesTo = now
    else {
      const back = fields ? putOver(item.fields, fields, former.fields) : item.fields
      const regained = back.levels.some((level) => !item.fields.levels.includes(level))
      const asked = item.appliesTo === null && !regained
      if (!asked) item.spared = [...new Set([...(item.spared ?? []), ...spared])]
      Object.assign(item, {
        fields: writtenOver(item.fields, back),
        appliesTo: dateOf(former.appliesTo),
        changedAt: dateOf(former.changedAt),
        checkedBy: former.checkedBy,
        checkedAt: dateOf(former.checkedAt),
        shipped: former.shipped,
      })
    }
    await tx.save(item)
  }
  const before = guideline.versions
    .filter(({ state, number }) => state === 'superseded' && number < version.number)
    .sort((a, b) => (b.inForceAt?.getTime() ?? 0) - (a.inForceAt?.getTime() ?? 0) || b.number - a.number)[0]
  if (before) await tx.save(Object.assign(before, { state: GUIDELINE.after('standAgain') }))
}

const dateOf = (text: string | null): Date | null => (text ? new Date(text) : null)
