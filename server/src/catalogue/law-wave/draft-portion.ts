import { AMENDMENT } from '@gongkai/shared/catalogue/amendment/amendment-lifecycle'
import { replaceLaw } from '@gongkai/shared/catalogue/law-wave/replace-law'
import { type EntityManager, Not } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { EntryEntity } from '../../compiling/entry/entry.entity.js'
import { lineOf } from '../../district/organisation/line-of.query.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { In } from '../../platform/database/in-list.js'
import { rowLock } from '../../platform/database/row-lock.js'
import { insertMany } from '../../platform/database/write-many.js'
import { AmendmentEntity } from '../amendment/amendment.entity.js'
import type { AmendmentActs } from '../amendment/amendment-acts.js'
import type { LawWaveEntity } from './law-wave.entity.js'
import { LawWaveItemEntity } from './law-wave.entity.js'

export interface StandingItem {
  publicNumber: string
  entryId: number | null
}

/** Longer questions are cut: they only remind of what stood there. */
const MOST_ASKED = 200

/**
 * Drafts amendments of these items, all of one domain, where they cite the law; what cannot be drafted is kept with the reason. The same few
 * statements for one as for fifty.
 */
export async function draftPortion(
  tx: EntityManager,
  acts: AmendmentActs,
  wave: LawWaveEntity,
  domainCode: string,
  items: readonly StandingItem[],
): Promise<void> {
  if (items.length === 0) return
  // Nobody drafts an amendment of one of these meanwhile.
  await tx.findOne(PilotDomainEntity, { where: { code: domainCode }, ...rowLock(tx) })
  const around = await readAround(tx, items)
  const drafts: Partial<AmendmentEntity>[] = []
  const left: Partial<LawWaveItemEntity>[] = []
  for (const { publicNumber, entryId } of items) {
    const { entry, work, organisationCode } = around.of(publicNumber, entryId)
    const leftBecause = around.whyLeft(publicNumber, organisationCode, work)
    if (leftBecause)
      left.push({ waveId: wave.id, publicNumber, domainCode, organisationCode, amendmentId: null, leftBecause })
    else if (entry && work) drafts.push(...draftOf(wave, entry, work, organisationCode))
  }
  await insertMany(tx, AmendmentEntity, drafts)
  const drafted = await tx.find(AmendmentEntity, {
    select: { id: true, publicNumber: true, organisationCode: true, assignmentId: true, entryId: true },
    where: { lawWaveId: wave.id, publicNumber: In(drafts.map(({ publicNumber }) => publicNumber ?? '')) },
    order: { id: 'ASC' },
  })
  await insertMany(tx, LawWaveItemEntity, [
    ...left,
    ...drafted.map(({ id, publicNumber, organisationCode }) => ({
      ...{ waveId: wave.id, publicNumber: publicNumber ?? '', domainCode, organisationCode },
      ...{ amendmentId: id, leftBecause: '' },
    })),
  ])
  const acted = drafted.flatMap((amendment) => {
    const assignment = around.works.get(amendment.assignmentId)
    return assignment ? [{ amendment, assignment }] : []
  })
  await acts.recordMany(tx, wave.actor, acted, 'drafted', { waveId: wave.id })
}

/** The rows, works, units and open amendments of these items. */
async function readAround(tx: EntityManager, items: readonly StandingItem[]) {
  const [entries, open, organisations, unitOf] = await Promise.all([
    tx.findBy(EntryEntity, { id: In(items.map(({ entryId }) => entryId)) }),
    tx.find(AmendmentEntity, {
      select: { id: true, publicNumber: true },
      where: { publicNumber: In(items.map(({ publicNumber }) => publicNumber)), state: Not('published') },
    }),
    tx.find(OrganisationEntity, { select: { code: true, name: true, active: true } }),
    lineOf(tx),
  ])
  const assignments = await tx.findBy(AssignmentEntity, { id: In(entries.map(({ assignmentId }) => assignmentId)) })
  const [rows, works] = [byId(entries), byId(assignments)]
  const openOf = new Map(open.map(({ id, publicNumber }) => [publicNumber, id]))
  return {
    works,
    of: (publicNumber: string, entryId: number | null) => {
      const entry = rows.get(entryId ?? 0)
      const work = works.get(entry?.assignmentId ?? 0)
      return { entry, work, organisationCode: unitOf(work?.organisationCode ?? unitOfNumber(publicNumber)) }
    },
    /** '' where an amendment can be drafted */
    whyLeft: (publicNumber: string, organisationCode: string, work: AssignmentEntity | undefined): string => {
      const own = openOf.get(publicNumber)
      if (own) return `已有一件尚未发布的动态调整（编号 ${own}）`
      if (!work) return '它的填报记录已经撤销，请由单位提出动态调整'
      const unit = organisations.find(({ code }) => code === organisationCode)
      return unit?.active ? '' : `${unit?.name ?? organisationCode}已经停用，没有单位确认`
    },
  }
}

/** The draft of one item; none where its row does not cite the law. */
function draftOf(
  wave: LawWaveEntity,
  entry: EntryEntity,
  work: AssignmentEntity,
  organisationCode: string,
): Partial<AmendmentEntity>[] {
  const replaced = replaceLaw(entry.fields.bases, law(wave), wave.replacement)
  if (!replaced) return []
  return [
    {
      ...{ kind: 'revise', state: AMENDMENT.start, version: 1, domainCode: work.domainCode, organisationCode },
      ...{ publicNumber: entry.publicNumber, assignmentId: work.id, entryId: entry.id },
      before: entry.fields,
      fields: { ...entry.fields, bases: replaced.bases },
      ...{ trigger: 'law', triggerOn: wave.triggerOn, reason: wave.reason },
      ...{ signedBy: [], remark: '', editionId: null, finalisedAt: null },
      lawWaveId: wave.id,
      askedArticle: replaced.asked.slice(0, MOST_ASKED),
    },
  ]
}

export const law = ({ lawTitle, lawNumber }: LawWaveEntity) => ({ title: lawTitle, documentNumber: lawNumber })

const byId = <Row extends { id: number }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]))
/** 领域–单位–顺序号 */
const unitOfNumber = (publicNumber: string) =>
  publicNumber.slice(publicNumber.indexOf('-') + 1, publicNumber.lastIndexOf('-'))
