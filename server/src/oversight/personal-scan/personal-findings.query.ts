import { ENTRY_FIELDS, type EntryField } from '@gongkai/shared/base/template/fields'
import { administratorOnly } from '@gongkai/shared/district/account/administrator'
import {
  FINDING_STATES,
  type FindingState,
  type PersonalFindingPage,
  type PersonalFindingView,
} from '@gongkai/shared/oversight/personal-scan/personal-scan.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager, IsNull, MoreThanOrEqual, Not } from 'typeorm'
import { EditionEntity } from '../../district/edition/edition.entity.js'
import { editionName } from '../../district/edition/edition-name.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { partName } from '../../district/privacy/guarded-text.js'
import { PersonalAnswerEntity } from '../../district/privacy/personal-answer.entity.js'
import { In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { notFound } from '../../platform/http/refused.js'
import { PersonalFindingEntity, PersonalScanEntity } from './personal-finding.entity.js'

const PAGE_SIZE = 50

/** The list of what the last look found: the office reads all, a unit its own. */
@Injectable()
export class PersonalFindingsQuery {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** @throws Refused 404 for another unit's */
  async run(
    actor: SignedIn,
    { state = 'open', unit, page = 1 }: { state?: FindingState; unit?: string; page?: number },
  ): Promise<PersonalFindingPage> {
    const tx = this.dataSource.manager
    const office = actor.organisationKind === 'office'
    if (!office && unit && unit !== actor.organisationCode) throw notFound('个单位')
    const asked = office ? unit : actor.organisationCode
    const own = asked ? { organisationCode: asked } : {}
    const [last, counted, expired, [rows, total]] = await Promise.all([
      tx.findOne(PersonalScanEntity, {
        where: { finishedAt: Not(IsNull()) },
        order: { finishedAt: 'DESC', id: 'DESC' },
      }),
      Promise.all(FINDING_STATES.map(({ code }) => tx.countBy(PersonalFindingEntity, { ...own, state: code }))),
      tx.countBy(PersonalFindingEntity, { ...own, state: 'open', until: Not(IsNull()) }),
      tx.findAndCount(PersonalFindingEntity, {
        where: { ...own, state },
        order: { organisationCode: 'ASC', gravity: 'DESC', id: 'ASC' },
        skip: (page - 1) * PAGE_SIZE,
        take: PAGE_SIZE,
      }),
    ])
    const { finishedAt, looked = 0, found = 0, fresh = 0 } = last ?? {}
    return {
      scan: finishedAt ? { at: finishedAt.toISOString(), looked, found, fresh } : null,
      counts: Object.fromEntries(FINDING_STATES.map(({ code }, index) => [code, counted[index] ?? 0])) as Record<
        FindingState,
        number
      >,
      expired,
      total,
      items: await present(tx, rows, last?.startedAt ?? null),
      canScan: administratorOnly(actor).length === 0,
    }
  }
}

async function present(
  tx: EntityManager,
  rows: readonly PersonalFindingEntity[],
  lookedAt: Date | null,
): Promise<PersonalFindingView[]> {
  const organisationCode = In(rows.map((row) => row.organisationCode))
  const [answers, units, editions] = await Promise.all([
    tx.findBy(PersonalAnswerEntity, { organisationCode, at: MoreThanOrEqual(lookedAt ?? new Date(0)) }),
    tx.findBy(OrganisationEntity, { code: organisationCode }),
    tx.findBy(EditionEntity, { id: In(rows.map(({ editionId }) => editionId)) }),
  ])
  const unitOf = new Map(units.map(({ code, name }) => [code, name]))
  const editionOf = new Map(editions.map((edition) => [edition.id, editionName(edition)]))
  const said = new Set(answers.map((answer) => saidKey(answer)))
  return rows.map((row) => {
    const { id, place, subject, name, domainCode, part, kind, gravity, masked, state, answered, until } = row
    return {
      ...{ id, place, subject, name, domainCode, part, kind, gravity, masked, state, answered, until },
      edition: editionOf.get(row.editionId ?? 0) ?? '',
      organisation: { code: row.organisationCode, name: unitOf.get(row.organisationCode) ?? row.organisationCode },
      partLabel: labelOf(part),
      foundAt: row.foundAt.toISOString(),
      from: row.from,
      to: row.to,
      settledAt: row.settledAt?.toISOString() ?? null,
      said: row.state === 'open' && said.has(saidKey(row)),
    }
  })
}

const saidKey = ({
  organisationCode,
  kind,
  masked,
}: Pick<PersonalFindingEntity, 'organisationCode' | 'kind' | 'masked'>) => `${organisationCode}/${kind}/${masked}`

function labelOf(part: string): string {
  const [field = ''] = part.split('/')
  if (field in ENTRY_FIELDS) return partName(field as EntryField, part)
  if (part === 'title') return '标题'
  return part === 'answer' ? '答复' : '页脚'
}
