import { EMPTY_ENTRY, type EntryFields } from '@gongkai/shared/base/template/entry'
import type { OrganisationEntity } from '../organisation/organisation.entity.js'
import type { GuidelineItemEntity } from './guideline-item.entity.js'

/** A model row as an entry of `subject`: prefilled with the model's values, the unit itself as 公开主体. */
export function fieldsFromModel(item: Pick<GuidelineItemEntity, 'fields'>, subject: string): EntryFields {
  const attribute = item.fields.ways.includes('proactive') ? 'proactive' : 'onRequest'
  return { ...EMPTY_ENTRY, ...item.fields, subjects: [subject], attribute }
}

/** The same as this unit adopts it: a village's rows count as 乡级. */
export function adoptedFields(item: GuidelineItemEntity, { name, kind }: OrganisationEntity): EntryFields {
  const fields = fieldsFromModel(item, name)
  return kind === 'village' ? { ...fields, levels: ['town'] } : fields
}

/** 示例·未经核对: it came with the product and nobody has checked it. */
export const isUnchecked = ({ shipped, checkedAt }: Pick<GuidelineItemEntity, 'shipped' | 'checkedAt'>): boolean =>
  Boolean(shipped) && !checkedAt
