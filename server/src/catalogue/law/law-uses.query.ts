import type { Basis } from '@gongkai/shared/base/template/fields'
import { entryName } from '@gongkai/shared/compiling/entry/entry-text'
import { bareTitle } from '@gongkai/shared/district/law/bare-title'
import type { EntityManager } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { EntryEntity } from '../../compiling/entry/entry.entity.js'
import { EditionEntryEntity } from '../../district/edition/edition-entry.entity.js'
import { GuidelineItemEntity } from '../../district/guideline/guideline-item.entity.js'
import { isCited } from '../../district/law/citing-items.query.js'
import type { LawEntity } from '../../district/law/law.entity.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { AmendmentEntity } from '../amendment/amendment.entity.js'

type Named = Pick<LawEntity, 'title' | 'documentNumber'>
interface Names {
  level1?: string
  level2?: string
  level3?: string
}
/** A place that cites a law. */
interface Use {
  organisationCode: string | null
  domainCode: string
  fields: (Names & { bases?: Partial<Basis>[]; withholdLaw?: string }) | null
}

/** So many rows of each sort are looked at: enough to say where. */
const MOST = 200

/**
 * The places that cite a law, each in a few words (涂岭镇人民政府“社会救助”的“低保审核”): rows of rounds, 动态调整, model rows and what was
 * published. `within` a unit: its own rows only, since nobody else picks from its list.
 */
export async function lawUses(tx: EntityManager, law: Named, within: string | null): Promise<string[]> {
  const named = `%${bareTitle(law.title)}%`
  const unit = within === null ? '' : ' AND unit.organisationCode = :within'
  const parameters = { named, within }
  const [entries, amendments, models, published, units, domains] = await Promise.all([
    tx
      .createQueryBuilder(EntryEntity, 'row')
      .innerJoinAndMapOne('row.work', AssignmentEntity, 'unit', 'unit.id = row.assignmentId')
      .where(`row.deletedAt IS NULL AND row.fields LIKE :named${unit}`, parameters)
      .limit(MOST)
      .getMany() as Promise<(EntryEntity & { work: AssignmentEntity })[]>,
    tx
      .createQueryBuilder(AmendmentEntity, 'unit')
      .where(`unit.fields LIKE :named${unit}`, parameters)
      .limit(MOST)
      .getMany(),
    within === null
      ? tx
          .createQueryBuilder(GuidelineItemEntity, 'row')
          .where('row.fields LIKE :named', parameters)
          .limit(MOST)
          .getMany()
      : [],
    within === null
      ? tx
          .createQueryBuilder(EditionEntryEntity, 'row')
          .where('row.snapshot LIKE :named', parameters)
          .limit(MOST)
          .getMany()
      : [],
    tx.find(OrganisationEntity, { select: { code: true, name: true } }),
    tx.find(PilotDomainEntity),
  ])
  const unitName = new Map(units.map(({ code, name }) => [code, name]))
  const domainName = new Map(domains.map(({ code, name }) => [code, name]))
  const uses: Use[] = [
    ...entries.map(({ fields, work }) => ({ ...codes(work.organisationCode, work.domainCode), fields })),
    ...amendments.map(({ fields, organisationCode, domainCode }) => ({
      ...codes(organisationCode, domainCode),
      fields,
    })),
    ...models.map(({ fields, domainCode }) => ({ ...codes(null, domainCode), fields })),
    ...published.map(({ snapshot, domainCode }) => ({
      ...codes(snapshot.organisation?.code ?? null, domainCode),
      fields: snapshot as Use['fields'],
    })),
  ]
  const places = uses
    .filter(({ fields }) => cites(law, fields))
    .map(({ organisationCode, domainCode, fields }) => {
      const whose = organisationCode === null ? '标准指引' : (unitName.get(organisationCode) ?? organisationCode)
      const { level1 = '', level2 = '', level3 = '' } = fields ?? {}
      return `${whose}“${domainName.get(domainCode) ?? domainCode}”的“${entryName({ level1, level2, level3 })}”`
    })
  return [...new Set(places)]
}

const codes = (organisationCode: string | null, domainCode: string) => ({ organisationCode, domainCode })

function cites(law: Named, fields: Use['fields']): boolean {
  const withheld = fields?.withholdLaw ? [{ title: fields.withholdLaw, documentNumber: '' }] : []
  return [...(fields?.bases ?? []), ...withheld].some((basis) => isCited(law, basis))
}
