import { FIELD_LABELS } from '@gongkai/shared/base/template/entry'
import type { AmendmentKind } from '@gongkai/shared/base/words/amendment-kinds'
import type { PublicHome } from '@gongkai/shared/catalogue/public-catalogue/public-catalogue.contract'
import { changeOf } from '@gongkai/shared/catalogue/publication/change-shape'
import type { ChangeCounts, EntryChange } from '@gongkai/shared/catalogue/publication/publication.contract'
import type { EntityManager } from 'typeorm'
import { type EditionEntity } from '../../district/edition/edition.entity.js'
import { In } from '../../platform/database/in-list.js'
import { publicEdition } from './edition.presenter.js'
import { EditionChangeEntity } from './edition-change.entity.js'

const SHOWN = 6

/** The newest edition and some of its changes, each in a sentence: revised and withdrawn entries, then one new entry a domain. */
export async function editionNews(tx: EntityManager, edition: EditionEntity): Promise<PublicHome['news']> {
  const editionId = edition.id
  const changed = await tx.find(EditionChangeEntity, {
    where: { editionId, concealed: false, paused: false, kind: In(['revise', 'withdraw']) },
    order: { id: 'ASC' },
    take: SHOWN,
  })
  const firstOfDomain = await tx
    .createQueryBuilder(EditionChangeEntity, 'change')
    .select('MIN(change.id)', 'id')
    .where("change.editionId = :editionId AND change.kind = 'add' AND change.concealed = 0 AND change.paused = 0", {
      editionId,
    })
    .groupBy('change.domainCode')
    .limit(SHOWN - changed.length)
    .getRawMany<{ id: number }>()
  const added = await tx.find(EditionChangeEntity, {
    where: { id: In(firstOfDomain.map(({ id }) => id)) },
    order: { id: 'ASC' },
  })
  const changes = [...changed, ...added].slice(0, SHOWN).map(({ change }) => changeOf(change))
  const { id, name, publishedAt, effectiveOn } = publicEdition(edition)
  return {
    edition: { id, name, publishedAt, effectiveOn, note: edition.note },
    counts: await changeCounts(tx, edition.id),
    items: changes.map((change) => ({
      id: change.id,
      name: change.name,
      domain: change.domain.name,
      organisation: change.organisation.name,
      at: publishedAt,
      text: sentence(change),
    })),
  }
}

/** How many entries an edition changed against what was read before it. */
export async function changeCounts(tx: EntityManager, editionId: number): Promise<ChangeCounts> {
  const rows = await tx
    .createQueryBuilder(EditionChangeEntity, 'change')
    .select('change.kind', 'kind')
    .addSelect('COUNT(*)', 'count')
    .where('change.editionId = :editionId AND change.concealed = 0 AND change.paused = 0', { editionId })
    .groupBy('change.kind')
    .getRawMany<{ kind: AmendmentKind; count: number | string }>()
  const of = (kind: AmendmentKind) => Number(rows.find((row) => row.kind === kind)?.count ?? 0)
  return { added: of('add'), revised: of('revise'), withdrawn: of('withdraw') }
}

function sentence({ kind, fields, organisation, reason }: EntryChange): string {
  if (kind === 'add') return `${organisation.name}新增公开事项`
  if (kind === 'withdraw') return `${organisation.name}不再公开这一事项${reason ? `：${reason}` : ''}`
  const [only] = fields
  if (fields.length === 1 && only && only.after) return `${FIELD_LABELS[only.field]}改为“${only.after}”`
  return `修改了${fields.map(({ field }) => FIELD_LABELS[field]).join('、')}`
}
