import type { Refusal } from '@gongkai/shared/base/refusal'
import { type ComposedItem, composeDomain, type GoneItem } from '@gongkai/shared/catalogue/publication/compose-domain'
import type {
  DoubtedRow,
  MetAmendment,
  UnansweredRow,
} from '@gongkai/shared/catalogue/publication/publication.contract'
import { alikeItems } from '@gongkai/shared/compiling/entry/connect-items'
import { entryName } from '@gongkai/shared/compiling/entry/entry-text'
import type { EntityManager } from 'typeorm'
import type { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { breathe, inPieces } from '../../platform/breathe.js'
import { groupBy } from '../../platform/group-by.js'
import type { AmendmentEntity } from '../amendment/amendment.entity.js'
import { amendedName } from '../amendment/amendment-case.js'
import { type Composed, numberNewEntries, snapshotOfItem } from './compose-edition.js'
import type { readDecisions, StandingRow } from './read-decisions.query.js'

/** A withdrawn item with the reason that everybody can read. */
export interface Gone extends Pick<GoneItem, 'publicNumber' | 'reason'> {
  successor: string | null
}
/** A finalised 动态调整 and its fate, with the number of its item. */
export interface Met {
  amendment: AmendmentEntity
  publicNumber: string
  outcome: 'held' | 'ended'
  text: string
}
/** A row of the round that an edition changes: to what 动态调整 says, or out (`fields` null). */
export interface Carry {
  entryId: number
  fields: AmendmentEntity['fields']
}
export interface ComposedOfDomain {
  composed: Composed[]
  gone: Gone[]
  met: Met[]
  carries: Carry[]
  /** an item as the public reads it now */ asItStands: (publicNumber: string) => Composed | null
  /** those worth telling the office */ amended: MetAmendment[]
  /** rows that might be a published item, and their units have not said so */ unanswered: UnansweredRow[]
  /** decided rows that the checks across fields doubt */ doubted: DoubtedRow[]
}

type Decisions = ReturnType<Awaited<ReturnType<typeof readDecisions>>>

/** A domain as the next edition would hold it, numbered, in the order organisation, position. */
export async function planDomain(
  tx: EntityManager,
  domain: PilotDomainEntity,
  decisions: Decisions,
  standing: readonly StandingRow[],
  nameOf: (unit: string) => string,
  doubtsOf: DoubtsOf,
): Promise<ComposedOfDomain> {
  const { items, gone, fates } = composeDomain(decisions)
  await breathe()
  const standingOf = new Map(standing.map((row) => [row.snapshot.id, row]))
  const numbers = new Map(decisions.rows.map(({ entryId, publicNumber }) => [entryId, publicNumber]))
  const composed = items.map(
    (item): Composed => ({
      snapshot: snapshotOfItem(item, domain, { code: item.unit, name: nameOf(item.unit) }),
      entryId: item.entryId,
      numbered: item.kept || (item.publicNumber !== null && numbers.get(item.entryId ?? 0) === item.publicNumber),
      keptFrom: item.kept ? (standingOf.get(item.publicNumber ?? '')?.decidedIn ?? null) : null,
    }),
  )
  const doubted = await doubtedIn(decisions, items, nameOf, doubtsOf)
  await breathe()
  const unit = ({ snapshot }: Composed) => snapshot.organisation.code
  const sorted = composed
    .map((item, index) => ({ item, index }))
    .sort((a, b) => (unit(a.item) < unit(b.item) ? -1 : unit(a.item) > unit(b.item) ? 1 : a.index - b.index))
    .map(({ item }) => item)
  await numberNewEntries(tx, sorted)
  const numberOfRow = new Map(sorted.flatMap(({ entryId, snapshot }) => (entryId ? [[entryId, snapshot.id]] : [])))
  const amendmentOf = new Map(decisions.amended.map((amendment) => [amendment.id, amendment]))
  const amendment = (id: number) => amendmentOf.get(id) as AmendmentEntity
  return {
    unanswered: unansweredIn(decisions, items, nameOf),
    doubted,
    composed: sorted,
    asItStands: (publicNumber) => {
      const row = standingOf.get(publicNumber)
      return row ? { snapshot: row.snapshot, entryId: row.entryId, numbered: true, keptFrom: row.decidedIn } : null
    },
    gone: gone.map(({ publicNumber, reason, successorEntryId }) => ({
      publicNumber,
      reason,
      successor: numberOfRow.get(successorEntryId ?? 0) ?? null,
    })),
    met: fates.map(({ amendmentId, publicNumber, entryId, outcome, text }) => ({
      amendment: amendment(amendmentId),
      publicNumber: publicNumber ?? numberOfRow.get(entryId ?? 0) ?? '',
      outcome,
      text,
    })),
    carries: [
      ...items.flatMap(({ carried, entryId, fields }) => (carried && entryId ? [{ entryId, fields }] : [])),
      ...gone.flatMap(({ entryId }) => (entryId ? [{ entryId, fields: null }] : [])),
    ],
    amended: fates
      .filter(({ text }) => text !== '')
      .map(({ amendmentId, publicNumber, outcome, text, fields }): MetAmendment => {
        const { kind, organisationCode, before, fields: after } = amendment(amendmentId)
        return {
          amendmentId,
          kind,
          later: outcome === 'held' ? 'amendment' : 'round',
          publicNumber,
          name: amendedName({ before, fields: after }),
          organisation: { code: organisationCode, name: nameOf(organisationCode) },
          text,
          fields,
        }
      }),
  }
}

/** The doubts about an item's fields (`read-doubts.query.ts`). */
export type DoubtsOf = (unit: string, fields: ComposedItem['fields'], guidelineItemId: number | null) => Refusal[]

const ROWS_AT_ONCE = 200

/** An item that stands as it was (沿用) cannot be mended here, and was looked at when it was decided. */
async function doubtedIn(
  { rows }: Decisions,
  items: readonly ComposedItem[],
  nameOf: (unit: string) => string,
  doubtsOf: DoubtsOf,
): Promise<DoubtedRow[]> {
  const modelOf = new Map(rows.map(({ entryId, guidelineItemId }) => [entryId, guidelineItemId]))
  const doubted: DoubtedRow[] = []
  await inPieces(
    items.filter(({ kept }) => !kept),
    ROWS_AT_ONCE,
    ({ unit, entryId, fields }) => {
      const texts = doubtsOf(unit, fields, modelOf.get(entryId ?? 0) ?? null).map(({ text }) => text)
      if (texts.length > 0)
        doubted.push({ entryId, name: entryName(fields), organisation: { code: unit, name: nameOf(unit) }, texts })
    },
  )
  return doubted
}

/** Rows of before the question was asked may come without an answer: the office sees them, nothing is guessed. */
function unansweredIn(
  { rows }: Decisions,
  items: readonly ComposedItem[],
  nameOf: (unit: string) => string,
): UnansweredRow[] {
  const freshRows = new Set(
    items.flatMap(({ publicNumber, entryId }) => (publicNumber === null && entryId ? [entryId] : [])),
  )
  if (freshRows.size === 0) return []
  const keptOf = groupBy(
    items.filter(({ kept }) => kept),
    ({ unit }) => unit,
  )
  const rowsOf = groupBy(rows, ({ unit }) => unit)
  return [...keptOf].flatMap(([unit, kept]) => {
    const own = (rowsOf.get(unit) ?? []).map((row) => ({ ...row, id: row.entryId }))
    const published = kept.map(({ publicNumber, fields }) => ({
      id: publicNumber ?? '',
      names: fields,
      guidelineItemId: null,
      matterCode: fields.matterCode,
    }))
    return [...alikeItems(own, published)].flatMap(([entryId, alike]) => {
      const row = own.find(({ id }) => id === entryId)
      if (!row || !freshRows.has(entryId)) return []
      const organisation = { code: unit, name: nameOf(unit) }
      const candidates = alike.map(({ id, names }) => ({ id, name: entryName(names) }))
      return [{ entryId, name: entryName(row.fields), organisation, alike: candidates }]
    })
  })
}
