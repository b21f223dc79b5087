import type { EntryFields } from '@gongkai/shared/base/template/entry'
import { type EntryField, fieldsWhere } from '@gongkai/shared/base/template/fields'
import type { LocalDate } from '@gongkai/shared/base/time/local-date'
import type { EntrySummary } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { namesOf } from '@gongkai/shared/compiling/assignment/rows-to-copy'
import { draftIssues } from '@gongkai/shared/compiling/entry/draft-issues'
import { entryDiff } from '@gongkai/shared/compiling/entry/entry-diff'
import { submitIssues } from '@gongkai/shared/compiling/entry/submit-issues'
import type { LawsOnDay } from '@gongkai/shared/district/law/law-times'
import type { EntityManager } from 'typeorm'
import type { GuidelineItemEntity } from '../../district/guideline/guideline-item.entity.js'
import { fieldsFromModel } from '../../district/guideline/guideline-item.fields.js'
import { readLaws } from '../../district/law/read-law-book.query.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { rowTexts } from '../../district/privacy/guarded-text.js'
import { type Marks, readMarks } from '../../district/privacy/read-marks.query.js'
import { In } from '../../platform/database/in-list.js'
import { kept } from '../../platform/database/kept.js'
import { type AssignmentCase, inPhase } from '../assignment/assignment-case.js'
import type { EntryEntity } from './entry.entity.js'
import { itemPresenter } from './item.presenter.js'
import { shownItems, type UnitItems } from './unit-items.query.js'

/** Filled from the model all the same (`fieldsFromModel`): the unit as 公开主体, and 主动公开. */
const GIVEN_BY_ADOPTING: readonly EntryField[] = ['subjects', 'attribute']
/** Fields that a model row never fills, so that an answer to them is no departure. */
const BEYOND_THE_MODEL: ReadonlySet<EntryField> = new Set(
  fieldsWhere(({ inModel }) => !inModel).filter((field) => !GIVEN_BY_ADOPTING.includes(field)),
)

export type Presented = Pick<AssignmentCase, 'organisation' | 'submission' | 'items' | 'entries'>
/** The same with the published items that its rows go on with. */
export type PresentedWithItems = Presented & { published: UnitItems }

/**
 * Presents entries of one assignment: their common basis is read once, for one entry or for hundreds.
 * @param published the unit's published items, where they are read already
 */
export async function entryPresenter(
  tx: EntityManager,
  presented: Presented & Pick<AssignmentCase, 'assignment'>,
  today: LocalDate,
  published?: UnitItems,
): Promise<(entry: EntryEntity) => EntrySummary> {
  const { organisation, entries } = presented
  const origins = [...new Set(entries.flatMap(({ originCode }) => originCode ?? []))].sort()
  const [villages, laws, items, marks] = await Promise.all([
    kept(tx, [OrganisationEntity], `villages of ${[organisation.code, ...origins].join()}`, () =>
      tx.find(OrganisationEntity, { where: [{ parentCode: organisation.code }, { code: In(origins) }] }),
    ),
    readLaws(tx, today),
    published ?? shownItems(tx, presented.assignment),
    readMarks(tx, [organisation.code, ...origins], today),
  ])
  return presenterOf({ ...presented, published: items }, villages, laws, marks)
}

/** The same where many assignments are presented: their units' villages, the laws and the answers to findings are read for all of them. */
export function presenterOf(
  presented: PresentedWithItems,
  villages: readonly OrganisationEntity[],
  laws: LawsOnDay,
  marks: Marks,
): (entry: EntryEntity) => EntrySummary {
  const { organisation, submission, items } = presented
  const context = {
    organisationName: organisation.name,
    villageNames: villages.map(({ name }) => name),
    unitKind: organisation.kind,
    laws,
  }
  const nameOfVillage = new Map(villages.map(({ code, name }) => [code, name]))
  const modelOf = new Map(items.map((item) => [item.id, item]))
  const sameName = new Map<string, EntryEntity[]>()
  for (const entry of inPhase(presented.entries, submission)) {
    const name = namesOf(entry.fields)
    const same = sameName.get(name)
    if (same) same.push(entry)
    else sameName.set(name, [entry])
  }

  const itemOf = itemPresenter(presented.published, presented.entries)

  return (entry) => {
    const { id, version, position, fields, guidelineItemId, originCode } = entry
    const origin = originCode ? { code: originCode, name: nameOfVillage.get(originCode) ?? originCode } : null
    const model = modelOf.get(guidelineItemId ?? 0)
    const findings = rowTexts({ fields, at: '', name: '', origin: originCode }).flatMap((text) =>
      marks(organisation.code, text),
    )
    const siblings = (sameName.get(namesOf(fields)) ?? []).filter((other) => other.id !== id)
    return {
      id,
      version,
      position,
      fields,
      issues: submitIssues(fields, submission.phase, laws.day),
      warnings: draftIssues(
        fields,
        {
          ...context,
          siblings: siblings.map((other) => other.fields),
          model: model ? fieldsFromModel(model, organisation.name) : null,
        },
        submission.phase,
      ),
      guidelineItemId,
      departures: model ? departures(model, origin?.name ?? organisation.name, fields) : [],
      origin,
      item: itemOf(entry),
      ...(findings.length > 0 ? { findings } : {}),
    }
  }
}

/** The fields in which an entry departs from its model row. A unit that keeps, of the levels named there, only its own does not depart. */
function departures(item: GuidelineItemEntity, unit: string, fields: EntryFields): EntryField[] {
  const model = fieldsFromModel(item, unit)
  const narrowed = fields.levels.length > 0 && fields.levels.every((level) => model.levels.includes(level))
  return entryDiff(narrowed ? { ...model, levels: fields.levels } : model, fields).filter(
    (field) => !BEYOND_THE_MODEL.has(field),
  )
}
