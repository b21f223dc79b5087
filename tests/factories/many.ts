import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { GuidelineItemEntity } from '@gongkai/server/district/guideline/guideline-item.entity'
import { fieldsFromModel } from '@gongkai/server/district/guideline/guideline-item.fields'
import type { District } from '../support/district'
import { smallDistrict } from './small-district'

/** Model rows of a domain beyond the pack's two, so that a real day's work can be tried. */
export async function addModelRows(district: District, domainCode: string, count: number): Promise<void> {
  const [model] = smallDistrict.guidelines[domainCode] ?? []
  const { length: first } = smallDistrict.guidelines[domainCode] ?? []
  const rows = Array.from({ length: count }, (_, index) => ({
    domainCode,
    position: first + index + 1,
    fields: { ...model, level2: `救助事项 ${index + 1}` },
  }))
  await district.dataSource.manager.insert(GuidelineItemEntity, rows as never)
}

/** Entries of one's own, as a big town has them after years. */
export async function addEntries(district: District, assignmentId: number, count: number): Promise<void> {
  const [model] = smallDistrict.guidelines['01'] ?? []
  if (!model) throw new Error('the small district lost its model rows')
  const rows = Array.from({ length: count }, (_, index) => ({
    assignmentId,
    position: index + 1,
    version: 1,
    guidelineItemId: null,
    publicNumber: null,
    fields: {
      ...fieldsFromModel({ fields: model }, '东镇人民政府'),
      level2: `事项 ${String(index + 1).padStart(3, '0')}`,
    },
  }))
  await district.dataSource.manager.insert(EntryEntity, rows as never)
}
