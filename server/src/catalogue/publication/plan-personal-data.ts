import { maskPersonalData } from '@gongkai/shared/base/privacy/mask'
import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import type { PersonalRow } from '@gongkai/shared/catalogue/publication/publication.contract'
import { entryName } from '@gongkai/shared/compiling/entry/entry-text'
import { entryOfSnapshot } from '@gongkai/shared/district/edition/snapshot'
import type { FindingCounts, MarkedFinding } from '@gongkai/shared/district/privacy/privacy.contract'
import type { EntityManager } from 'typeorm'
import { EntryEntity } from '../../compiling/entry/entry.entity.js'
import { type GuardedText, rowTexts } from '../../district/privacy/guarded-text.js'
import { countFindings, type PrivacyGuard, refusalsOf } from '../../district/privacy/privacy-guard.js'
import type { Marks } from '../../district/privacy/read-marks.query.js'
import { breatheWhenDue } from '../../platform/breathe.js'
import { In } from '../../platform/database/in-list.js'
import { groupBy } from '../../platform/group-by.js'
import { isClean } from './clean-rows.js'
import type { Composed } from './compose-edition.js'
import type { PlannedDomain } from './plan-edition.js'

/** So many places are named in a refusal; of more it is said how many there are. */
const NAMED = 100

/** A row of the plan in which the finder knows something, answered or not. */
interface Doubtful {
  row: Omit<PersonalRow, 'findings'> & { domainCode: string }
  texts: GuardedText[]
}

/**
 * The 个人信息 in what would become public: new rows, changed ones and those that stay (沿用). Rows are looked through as the plan goes by,
 * with turns for others; what was answered is read at the end, by three statements whatever the size.
 */
export class PlanPersonalData {
  private readonly doubtful: Doubtful[] = []

  async look({ code, name, composed, changed }: Pick<PlannedDomain, 'code' | 'name' | 'composed' | 'changed'>) {
    for (const item of composed) {
      // 紧急下线: nobody outside reads it with this edition
      if (item.paused) continue
      this.lookAt(item)
      await breatheWhenDue()
    }
    for (const { id, name: called, organisation, reason, cause } of changed) {
      const words = [reason, cause?.reason ?? ''].filter(Boolean)
      const row = { domainCode: code, entryId: null, id, name: maskPersonalData(called), organisation }
      const texts = words.map((text) => ({
        at: `changes/${id}/reason`,
        name: `“${name}”${organisation.name}“${row.name}”的变化原因`,
        text,
        field: 'reason',
        part: 'reason',
        unit: organisation.code,
      }))
      if (texts.length > 0) this.doubtful.push({ row, texts })
    }
  }

  /** One row, new or standing. */
  lookAt({ snapshot, entryId }: Pick<Composed, 'snapshot' | 'entryId'>): void {
    const fields = entryOfSnapshot(snapshot)
    if (isClean(fields)) return
    const { id, organisation, domain } = snapshot
    const row = { domainCode: domain.code, entryId, id, name: maskPersonalData(entryName(snapshot)), organisation }
    this.doubtful.push({
      row,
      texts: rowTexts({
        fields,
        at: entryId ? `entries/${entryId}/fields` : `items/${id}`,
        name: `“${domain.name}”${organisation.name}“${row.name}”`,
        unit: organisation.code,
      }),
    })
  }

  /** The findings by row, with what was answered for the unit and for the village that a row came from. */
  async found(tx: EntityManager, guard: PrivacyGuard): Promise<FoundInPlan> {
    if (this.doubtful.length === 0) return new FoundInPlan([], null)
    const origins = await originsOf(tx, this.doubtful)
    for (const { row, texts } of this.doubtful)
      for (const text of texts) text.origin = origins.get(row.entryId ?? 0) ?? null
    const units = this.doubtful.map(({ row }) => row.organisation.code)
    const marks = await guard.read(tx, [...units, ...origins.values()])
    const found: FoundRow[] = []
    for (const { row, texts } of this.doubtful) {
      const findings = texts.flatMap((text) => marks(row.organisation.code, text))
      if (findings.some(({ gravity }) => gravity !== 'note')) found.push({ ...row, texts, findings })
      await breatheWhenDue()
    }
    return new FoundInPlan(found, marks)
  }
}

interface FoundRow extends Omit<PersonalRow, 'findings'> {
  domainCode: string
  texts: GuardedText[]
  findings: MarkedFinding[]
}

/** The findings of a plan. */
export class FoundInPlan {
  private readonly byDomain: Map<string, FoundRow[]>

  constructor(
    private readonly rows: readonly FoundRow[],
    private readonly marks: Marks | null,
  ) {
    this.byDomain = groupBy(rows, ({ domainCode }) => domainCode)
  }

  countsOf(domainCode: string): FindingCounts {
    return countFindings((this.byDomain.get(domainCode) ?? []).flatMap(({ findings }) => notOnlyNoted(findings)))
  }

  /** Of all of it. */
  counts(): FindingCounts {
    return countFindings(this.rows.flatMap(({ findings }) => notOnlyNoted(findings)))
  }

  /** Of a domain, open ones first; those that everybody has answered are only counted. */
  rowsOf(domainCode: string): PersonalRow[] {
    const open = (this.byDomain.get(domainCode) ?? []).filter(({ findings }) => findings.some(isOpen))
    return open.slice(0, NAMED).map(({ entryId, id, name, organisation, findings }) => ({
      entryId,
      id,
      name,
      organisation,
      findings: notOnlyNoted(findings),
    }))
  }

  /** Why the plan may not be published: each place, masked. */
  refusals(): Refusal[] {
    const { marks } = this
    if (!marks) return []
    const all = this.rows.flatMap(({ organisation, texts }) => refusalsOf(marks, organisation.code, texts))
    return all.length <= NAMED
      ? all
      : [
          ...all.slice(0, NAMED),
          refuse('personal.more', 'domainCodes', `还有 ${all.length - NAMED} 处个人信息，请在预览页查看`),
        ]
  }
}

const isOpen = ({ gravity, answered }: MarkedFinding) => gravity !== 'note' && !answered
const notOnlyNoted = (findings: readonly MarkedFinding[]) => findings.filter(({ gravity }) => gravity !== 'note')

/** The villages that rows came from, whose answers count for the town's row too. */
async function originsOf(tx: EntityManager, doubtful: readonly Doubtful[]): Promise<Map<number, string>> {
  const ids = doubtful.flatMap(({ row }) => row.entryId ?? [])
  if (ids.length === 0) return new Map()
  const entries = await tx.find(EntryEntity, { select: { id: true, originCode: true }, where: { id: In(ids) } })
  return new Map(entries.flatMap(({ id, originCode }) => (originCode ? [[id, originCode]] : [])))
}
