import { longDate } from '@gongkai/shared/base/time/long-date'
import type { Snapshot } from '@gongkai/shared/district/edition/snapshot'
import { standingEditions } from '@gongkai/shared/district/edition/standing-editions'
import { type EntityManager } from 'typeorm'
import { type EditionEntry, editionEntries } from '../../../catalogue/publication/editions.query.js'
import { EditionEntryEntity } from '../../../district/edition/edition-entry.entity.js'
import { editionName } from '../../../district/edition/edition-name.js'
import { type Edition, readEditions } from '../../../district/edition/read-editions.js'
import { readByDomain } from '../../../district/pilot-domain/domain-order.js'
import { In } from '../../../platform/database/in-list.js'
import { notFound } from '../../../platform/http/refused.js'
import type { Region } from '../../../platform/region.js'
import type { CataloguePart } from '../official-document.js'
import { keyOf, nothingToExport, type Plan, startingWith, startOf } from '../plan.js'

/** A published domain, in the edition it is read in. */
export interface Published {
  pieces: { code: string; edition: Edition }[]
  /** e.g. 2026年第1版 */ names: string
  /** of the newest of them, local */ effectiveOn: string
}

/** @throws Refused 404 when there is no such edition, or its content must not be read any more */
export async function publishedOf(
  tx: EntityManager,
  source: { edition: number } | 'standing',
  domain?: string,
): Promise<Published> {
  const [editions, byPlace] = await Promise.all([readEditions(tx), readByDomain(tx)])
  const chosen = source === 'standing' ? standingEditions(editions) : settledBy(editions, source.edition)
  const pieces = [...chosen]
    .map(([code, edition]) => ({ code, edition }))
    .filter(({ code }) => !domain || code === domain)
    .sort((a, b) => byPlace(a.code, b.code))
  const used = editions.filter((edition) => pieces.some((piece) => piece.edition === edition))
  const effectiveOn = used.map((edition) => edition.effectiveOn).sort()
  return { pieces, names: used.map(editionName).join('、'), effectiveOn: effectiveOn.at(-1) ?? '' }
}

function settledBy(editions: readonly Edition[], id: number): Map<string, Edition> {
  const edition = editions.find((candidate) => candidate.id === id)
  if (!edition || edition.concealed) throw notFound('个目录版本')
  return new Map(edition.domains.map(({ code }) => [code, edition]))
}

/** The data of what was published, for the key of a document made of it. */
export const publishedKey = ({ pieces }: Published) =>
  pieces.map(({ code, edition }) => [
    code,
    edition.contentHash,
    editionName(edition),
    edition.effectiveOn,
    ...(edition.thinnedAt ? [edition.thinnedAt.getTime()] : []),
  ])

export const editionsOf = ({ pieces }: Published) => [...new Set(pieces.map(({ edition }) => edition.id))].sort()

/** The entries of a domain in their order, with the bytes they were published in. */
export const publishedEntries = (
  tx: EntityManager,
  { code, edition }: Published['pieces'][number],
): AsyncGenerator<EditionEntry> => editionEntries(tx, edition.id, [code])

/** The same to work with; of one unit where it is named. */
export async function* publishedRows(
  tx: EntityManager,
  piece: Published['pieces'][number],
  organisation?: string,
): AsyncGenerator<Snapshot> {
  for await (const { snapshot } of publishedEntries(tx, piece))
    if (!organisation || snapshot.organisation.code === organisation) yield snapshot
}

/** 附件2 as it was published: an edition or what stands, whole, of a domain, of a unit. */
export async function planPublished(
  tx: EntityManager,
  region: Region,
  source: { edition: number } | 'standing',
  { domain, organisation }: { domain?: string; organisation?: string },
): Promise<Plan> {
  const published = await publishedOf(tx, source, domain)
  const { total, domainName, unitName } = await facts(tx, published, organisation)
  if (total === 0) throw nothingToExport()
  const { districtName } = region
  const heading = titleOf(districtName, domain ? domainName : '')
  const { names, effectiveOn } = published
  const parts = async function* () {
    for (const piece of published.pieces) {
      const part = await partOf(districtName, publishedRows(tx, piece, organisation))
      if (part) yield part
    }
  }
  return {
    title: `${heading}（${[unitName, names].filter(Boolean).join('，')}）`,
    dataKey: keyOf('catalogue', region.facts.name, domain, organisation, publishedKey(published)),
    editions: editionsOf(published),
    total,
    document: () => ({
      kind: 'catalogue',
      title: heading,
      subtitle: [...(unitName ? [unitName] : []), `${names} · 自${longDate(effectiveOn)}起施行`],
      foot: `${heading}（${names}）`,
      draft: false,
      madeAt: startOf(effectiveOn),
      parts: parts(),
    }),
  }
}

/** e.g. 泉港区社会救助领域政务公开事项标准目录; without a domain that of the district (附件1, 附件2). */
export const titleOf = (districtName: string, domainName: string) =>
  `${districtName}${domainName && `${domainName}领域`}政务公开事项标准目录`

/** How many rows there are and how their domain and unit are called, as it was published. */
async function facts(tx: EntityManager, { pieces }: Published, organisation?: string) {
  let total = 0
  let first: Snapshot | undefined
  if (organisation) {
    for (const piece of pieces)
      for await (const snapshot of publishedRows(tx, piece, organisation)) {
        total++
        first ??= snapshot
      }
    return { total, domainName: first?.domain.name ?? '', unitName: first?.organisation.name ?? '' }
  }
  for (const edition of new Set(pieces.map((piece) => piece.edition))) {
    const domainCode = In(pieces.filter((piece) => piece.edition === edition).map(({ code }) => code))
    total += await tx.countBy(EditionEntryEntity, {
      editionId: edition.id,
      domainCode,
      concealed: false,
      paused: false,
    })
  }
  for (const piece of pieces.slice(0, 1)) first = (await publishedRows(tx, piece).next()).value
  return { total, domainName: first?.domain.name ?? '', unitName: '' }
}

/** A domain's part; null where it has no rows: an empty heading is never published. */
async function partOf(districtName: string, snapshots: AsyncGenerator<Snapshot>): Promise<CataloguePart | null> {
  const first = await snapshots.next()
  if (first.done) return null
  const { name } = first.value.domain
  const rows = async function* () {
    let number = 0
    for await (const snapshot of startingWith(first.value, snapshots))
      yield { number: String(++number), unit: snapshot.organisation.name, fields: snapshot }
  }
  return { name, title: titleOf(districtName, name), rows: rows() }
}
