import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import { number, object } from '@gongkai/shared/base/shape'
import { EMPTY_ENTRY } from '@gongkai/shared/base/template/entry'
import { sizeFaults } from '@gongkai/shared/base/template/entry-limits'
import { type EntryField } from '@gongkai/shared/base/template/fields'
import { namesOf } from '@gongkai/shared/compiling/assignment/rows-to-copy'
import { entryDiff, entryKey } from '@gongkai/shared/compiling/entry/entry-diff'
import { entryName } from '@gongkai/shared/compiling/entry/entry-text'
import { submitIssues } from '@gongkai/shared/compiling/entry/submit-issues'
import { decideTakeBackVersion } from '@gongkai/shared/compiling/guideline/guideline-policy'
import { asEntry, asModel, UNITS_OWN } from '@gongkai/shared/compiling/guideline/rows-of-version'
import { GUIDELINE } from '@gongkai/shared/district/guideline/guideline-lifecycle'
import { NO_SOURCE } from '@gongkai/shared/district/guideline/guideline-source'
import { mergeRow } from '@gongkai/shared/exchange/import/merge-row'
import { pairRows } from '@gongkai/shared/exchange/import/pair-rows'
import { Inject, Injectable } from '@nestjs/common'
import { type EntityManager, IsNull } from 'typeorm'
import { announce } from '../../compiling/guideline/announce.js'
import { loadGuideline } from '../../compiling/guideline/guideline-case.js'
import { factsOf } from '../../compiling/guideline/publish-version.js'
import { takeBack } from '../../compiling/guideline/take-back.js'
import { GuidelineItemEntity } from '../../district/guideline/guideline-item.entity.js'
import { GuidelineChangeEntity, GuidelineVersionEntity } from '../../district/guideline/guideline-version.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { type GuardedText, rowName, rowTexts } from '../../district/privacy/guarded-text.js'
import { PrivacyGuard } from '../../district/privacy/privacy-guard.js'
import { breathe } from '../../platform/breathe.js'
import { Clock } from '../../platform/clock.js'
import { chunks } from '../../platform/database/chunks.js'
import { In } from '../../platform/database/in-list.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { compareFields } from './compare-fields.js'
import {
  type Applied,
  type Effect,
  grouped,
  hashOf,
  type ImportTarget,
  type Look,
  type Row,
  type StoredRow,
  withFormer,
} from './import-target.js'

type Work = Map<string, GuidelineItemEntity[]>

/** The version that a row went into; 0 of an import that an earlier release wrote into the model rows themselves. */
interface Former {
  versionId: number
}
const formerShape = object<Former>({ versionId: number })

const fieldsOf = (row: Pick<Row, 'fields'>) => asEntry(row.fields ?? EMPTY_ENTRY)
const missingOf = (fields: ReturnType<typeof fieldsOf>): Refusal[] =>
  submitIssues({ ...fields, attribute: 'proactive' }, 'catalogue').filter(({ at }) => !UNITS_OWN.has(at as EntryField))
const markOf = ({ fields }: Pick<GuidelineItemEntity, 'fields'>) => hashOf(asEntry(fields))
const PIECE = 250

/** A table of 标准指引 is announced as it is taken over: all units read it at once. */
const textsOfRow = (row: StoredRow, place: number): GuardedText[] =>
  rowTexts({ fields: fieldsOf(row), at: `rows/${row.id}/fields`, name: rowName(place, entryName(fieldsOf(row))) })

/** 标准指引 of the domains that the unit leads; the office's may be of all. A table becomes a version: nothing that is asked changes in a phase. */
@Injectable()
export class GuidelineTarget implements ImportTarget<Work> {
  constructor(
    @Inject(PrivacyGuard) private readonly guard: PrivacyGuard,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ledger) private readonly ledger: Ledger,
  ) {}

  keyOf(row: Row): string {
    return hashOf([row.domainCode, namesOf(fieldsOf(row))])
  }

  async look(tx: EntityManager, actor: SignedIn, rows: readonly Row[], lock: boolean) {
    const wanted = [...new Set(rows.map(({ domainCode }) => domainCode))]
    const domains = await tx.find(PilotDomainEntity, {
      where: { code: In(wanted) },
      order: { code: 'ASC' },
      ...(lock ? rowLock(tx) : {}),
    })
    const items = await tx.find(GuidelineItemEntity, {
      where: { domainCode: In(wanted), appliesTo: IsNull() },
      order: { position: 'ASC' },
    })
    const domainOf = new Map(domains.map((domain) => [domain.code, domain]))
    const held = grouped(items, ({ domainCode, fields }) => hashOf([domainCode, namesOf(fields)]))
    const looks = new Map<Row, Look>()
    for (const [key, group] of grouped(rows, (row) => this.keyOf(row))) {
      const domain = domainOf.get(group[0]?.domainCode ?? '')
      const outside = mayFill(domain, actor)
      for (const [row, look] of lookUp(group, held.get(key) ?? []))
        looks.set(row, { ...look, faults: [...outside, ...look.faults] })
    }
    await breathe()
    return {
      looks: rows.map((row) => looks.get(row) as Look),
      work: grouped(items, ({ domainCode }) => domainCode),
    }
  }

  async compare(tx: EntityManager, _: SignedIn, rows: readonly (Row & { id: number; target: string | null })[]) {
    const held = await tx.findBy(GuidelineItemEntity, {
      id: In(rows.flatMap(({ target }) => (target ? Number(target) : []))),
    })
    const heldBy = new Map(held.map((item) => [String(item.id), asEntry(item.fields)]))
    const own = rows.map((row) => ({ ...row, fields: fieldsOf(row) }))
    return compareFields(
      own,
      ({ target }) => heldBy.get(target ?? '') ?? null,
      (_row, fields) => missingOf(fields),
    )
  }

  async apply(tx: EntityManager, actor: SignedIn, rows: readonly { row: StoredRow; look: Look }[], work: Work) {
    const applied: Applied = { outcome: { added: 0, updated: 0 }, effects: [], events: [] }
    for (const [domainCode, here] of grouped(rows, ({ row }) => row.domainCode)) {
      const itemOf = new Map((work.get(domainCode) ?? []).map((item) => [String(item.id), item]))
      const version = await this.begin(tx, actor, domainCode)
      const changes = here.map(({ row, look }) => changeOf(version.id, row, itemOf.get(look.target ?? '')))
      ensure(
        await this.guard.refusals(
          tx,
          actor.organisationCode,
          here.flatMap(({ row }, index) => textsOfRow(row, index + 1)),
        ),
      )
      for (const some of chunks(changes, PIECE)) await tx.insert(GuidelineChangeEntity, some as never)
      const guideline = await loadGuideline(tx, domainCode)
      const held = guideline.versions.find(({ id }) => id === version.id) ?? version
      await announce(tx, this.ledger, actor, guideline, held, { comesOn: '', now: this.clock.now() })
      const added = changes.filter(({ kind }) => kind === 'new').length
      const updated = changes.length - added
      applied.effects.push(
        ...here.map(({ row }) => ({
          rowId: row.id,
          target: `version/${version.id}`,
          mark: '',
          former: { versionId: version.id } satisfies Former,
        })),
      )
      applied.outcome.added += added
      applied.outcome.updated += updated
      applied.events.push({ place: { domainCode }, detail: { domainCode, added, updated } })
    }
    return applied
  }

  private begin(tx: EntityManager, actor: SignedIn, domainCode: string): Promise<GuidelineVersionEntity> {
    return tx.save(GuidelineVersionEntity, {
      domainCode,
      number: 0,
      origin: 'import',
      state: GUIDELINE.start,
      source: { ...NO_SOURCE },
      packHash: '',
      comesOn: '',
      announcedIn: '',
      spared: null,
      by: `${actor.organisationName} ${actor.name}`,
      madeAt: this.clock.now(),
      announcedAt: null,
      inForceAt: null,
    })
  }

  /** 撤销: the version goes back as a whole, until a phase was handed in upon it. */
  async undo(tx: EntityManager, actor: SignedIn, recorded: readonly Effect[]) {
    const ids = [...new Set(withFormer(recorded, formerShape).map(({ former }) => former.versionId))]
    if (ids.includes(0)) {
      const text = '这次导入是在系统升级以前，不能整体撤销；请在“标准指引”里修改，或者标为不再适用'
      return { refusals: [refuse('undo.older', 'import', text)], events: [] }
    }
    const versions = await tx.find(GuidelineVersionEntity, {
      where: { id: In(ids) },
      order: { domainCode: 'ASC' },
    })
    const refusals: Refusal[] = []
    const events: Applied['events'] = []
    for (const { id, domainCode } of versions) {
      const guideline = await loadGuideline(tx, domainCode, true)
      const version = guideline.versions.find((candidate) => candidate.id === id)
      if (!version || version.state === 'takenBack') continue
      // A unit that leads the domain no longer has no say in it any more.
      const outside = mayFill(guideline.domain, actor)
      const against = outside.length > 0 ? outside : decideTakeBackVersion(await factsOf(tx, guideline, version), actor)
      refusals.push(
        ...against.map(({ code, at, text }) =>
          refuse(code, at, `“${guideline.domain.name}”第${version.number}版：${text}`),
        ),
      )
      if (against.length > 0) continue
      const changes = guideline.changesOf.get(id) ?? []
      const added = changes.filter(({ kind }) => kind === 'new').length
      events.push({ place: { domainCode }, detail: { domainCode, added, updated: changes.length - added } })
      const reason = '撤销导入'
      // Refused as a whole where one domain is: the transaction then keeps nothing of it.
      await takeBack(tx, this.ledger, actor, guideline, version, { reason, now: this.clock.now() })
    }
    return refusals.length > 0 ? { refusals, events: [] } : { refusals, events }
  }
}

function changeOf(versionId: number, row: StoredRow, item: GuidelineItemEntity | undefined) {
  const fields = asModel(item ? mergeRow(asEntry(item.fields), fieldsOf(row)) : fieldsOf(row))
  return item
    ? { versionId, kind: 'changed' as const, itemId: item.id, base: item.fields, fields, former: null }
    : { versionId, kind: 'new' as const, itemId: null, base: null, fields, former: null }
}

function mayFill(domain: PilotDomainEntity | undefined, { organisationKind, organisationCode }: SignedIn): Refusal[] {
  if (!domain) return [refuse('match.domain', 'domain', '没有写明试点领域，请选择')]
  if (organisationKind === 'office' || domain.leadCodes.includes(organisationCode)) return []
  return [refuse('match.not-lead', 'domain', `本单位不是“${domain.name}”领域的牵头单位`)]
}

function lookUp(rows: readonly Row[], held: readonly GuidelineItemEntity[]): [Row, Look][] {
  const nameless = rows.some((row) => namesOf(fieldsOf(row)) === namesOf(EMPTY_ENTRY))
  const unchanged = (row: Row, { fields }: GuidelineItemEntity) =>
    entryDiff(asEntry(fields), mergeRow(asEntry(fields), fieldsOf(row))).length === 0
  const keyOf = (row: Row) => entryKey(fieldsOf(row))
  return pairRows(rows, nameless ? [] : held, unchanged, keyOf).map(({ row, held: item, again, repeats }) => {
    const fields = item ? mergeRow(asEntry(item.fields), fieldsOf(row)) : fieldsOf(row)
    const faults = sizeFaults(fieldsOf(row)).map((fault) => ({ ...fault, code: `match.${fault.code}` }))
    if (nameless) faults.push(refuse('match.name', 'level2', '没有事项名称'))
    const look: Look = {
      match: item ? (unchanged(row, item) ? 'identical' : 'update') : 'new',
      target: item ? String(item.id) : null,
      targetMark: item ? markOf(item) : null,
      incomplete: missingOf(fields).length > 0,
      faults,
      doubts:
        again && !nameless
          ? [refuse('match.again', 'level2', `与${rows[0]?.place}的事项名称相同，请核对是否重复`)]
          : [],
      repeats,
    }
    return [row, look]
  })
}
