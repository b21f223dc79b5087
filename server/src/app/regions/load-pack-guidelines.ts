import { createHash } from 'node:crypto'
import type { PackGuidelineItem, RegionPack } from '@gongkai/shared/base/region/region-pack'
import { packChanges } from '@gongkai/shared/compiling/guideline/rows-of-version'
import { GUIDELINE } from '@gongkai/shared/district/guideline/guideline-lifecycle'
import { NO_SOURCE } from '@gongkai/shared/district/guideline/guideline-source'
import type { EntityManager } from 'typeorm'
import { GuidelineItemEntity } from '../../district/guideline/guideline-item.entity.js'
import { GuidelineChangeEntity, GuidelineVersionEntity } from '../../district/guideline/guideline-version.entity.js'
import { In } from '../../platform/database/in-list.js'
import { insertMany } from '../../platform/database/write-many.js'

/** The maker of the rows that come with the product. */
const PRODUCT = '产品附带'

/** Model rows by the code of the domain, each of which stands. */
export interface PackGuidelines {
  domains: readonly { code: string }[]
  guidelines: RegionPack['guidelines']
}

/**
 * The model rows of a pack's domains: a domain without any begins with them; where they were corrected since, the correction is proposed as
 * a version, which reaches the rows that nobody edited or checked. Nothing is done twice for the same rows.
 */
export async function loadPackGuidelines(tx: EntityManager, { domains, guidelines }: PackGuidelines): Promise<void> {
  const [items, versions] = await Promise.all([
    tx.find(GuidelineItemEntity, { order: { domainCode: 'ASC', position: 'ASC' } }),
    tx.find(GuidelineVersionEntity, { order: { id: 'ASC' } }),
  ])
  for (const { code } of domains) {
    const rows = guidelines[code] ?? []
    if (rows.length === 0) continue
    const packHash = hashOf(rows)
    const held = items.filter(({ domainCode }) => domainCode === code)
    const known = versions.filter(({ domainCode }) => domainCode === code)
    if (held.length === 0 && known.length === 0) await begin(tx, code, rows, packHash)
    else {
      if (known.length === 0) await adopt(tx, code, held)
      if (!known.some((version) => version.packHash === packHash)) await propose(tx, code, held, rows, packHash)
    }
  }
}

const hashOf = (rows: readonly PackGuidelineItem[]) => createHash('sha1').update(JSON.stringify(rows)).digest('hex')

const versionOf = (domainCode: string, packHash: string) => ({
  domainCode,
  origin: 'pack' as const,
  source: { ...NO_SOURCE, title: PRODUCT },
  packHash,
  comesOn: '',
  announcedIn: '',
  spared: null,
  by: PRODUCT,
  madeAt: null,
  announcedAt: null,
  inForceAt: null,
})

async function begin(tx: EntityManager, domainCode: string, rows: readonly PackGuidelineItem[], packHash: string) {
  await tx.insert(
    GuidelineItemEntity,
    rows.map((fields, index) => ({ domainCode, position: index + 1, fields, shipped: fields })) as never,
  )
  await tx.insert(GuidelineVersionEntity, { ...versionOf(domainCode, packHash), number: 1, state: 'inForce' } as never)
}

/** Rows of an earlier release, which knew no versions: the product's are those that nobody changed and no import brought. */
async function adopt(tx: EntityManager, domainCode: string, held: GuidelineItemEntity[]): Promise<void> {
  const imported = await importedRows(tx, held)
  for (const item of held) {
    if (item.changedAt !== null || imported.has(String(item.id))) continue
    await tx.save(Object.assign(item, { shipped: item.fields }))
  }
  await tx.insert(GuidelineVersionEntity, { ...versionOf(domainCode, ''), number: 1, state: 'inForce' } as never)
}

async function importedRows(tx: EntityManager, held: readonly GuidelineItemEntity[]): Promise<Set<string>> {
  const effects: { target: string }[] = await tx
    .createQueryBuilder()
    .select('effect.target', 'target')
    .from('import_effect', 'effect')
    .innerJoin('import', 'import', 'import.id = effect.import_id')
    .where("import.kind = 'guideline' AND import.state = 'applied'")
    .getRawMany()
  const ids = new Set(held.map(({ id }) => String(id)))
  return new Set(effects.map(({ target }) => target).filter((target) => ids.has(target)))
}

/** A draft that the server announces once it runs (`EnterDueVersions`); without a difference only the rows' hash is kept. */
async function propose(
  tx: EntityManager,
  domainCode: string,
  held: readonly GuidelineItemEntity[],
  rows: readonly PackGuidelineItem[],
  packHash: string,
): Promise<void> {
  const standing = held.map(({ id, fields, shipped, checkedAt, appliesTo }) => ({
    id,
    fields,
    shipped: shipped ?? null,
    checked: Boolean(checkedAt),
    retired: Boolean(appliesTo),
  }))
  const changes = packChanges(standing, rows)
  // An older update that is proposed and not announced yet is part of this one.
  const stale = await tx.find(GuidelineVersionEntity, { where: { domainCode, origin: 'pack', state: 'draft' } })
  await tx.delete(GuidelineChangeEntity, { versionId: In(stale.map(({ id }) => id)) })
  await tx.delete(GuidelineVersionEntity, { id: In(stale.map(({ id }) => id)) })
  if (changes.length === 0) {
    const newest = await tx.findOneOrFail(GuidelineVersionEntity, {
      where: { domainCode, origin: 'pack' },
      order: { id: 'DESC' },
    })
    await tx.save(Object.assign(newest, { packHash }))
    return
  }
  const version = await tx.save(GuidelineVersionEntity, {
    ...versionOf(domainCode, packHash),
    number: 0,
    state: GUIDELINE.start,
  } as Partial<GuidelineVersionEntity>)
  await insertMany(
    tx,
    GuidelineChangeEntity,
    changes.map((change) => ({ versionId: version.id, ...change, former: null })),
  )
}
