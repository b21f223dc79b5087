import type { PackGuidelineItem } from '@gongkai/shared/base/region/region-pack'
import { list, nullable, text } from '@gongkai/shared/base/shape'
import { modelShape } from '@gongkai/shared/district/guideline/model-shape'
import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm'
import { JsonColumn } from '../../platform/database/stored-json.js'

/** A model row of a 标准指引. It is never deleted: one that was in force is retired and keeps its answers. */
@Entity('guideline_item')
@Unique('uq_guideline_item', ['domainCode', 'position'])
export class GuidelineItemEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'varchar', length: 10, name: 'domain_code' }) domainCode!: string
  @Column({ type: 'int' }) position!: number
  @JsonColumn(modelShape) fields!: PackGuidelineItem
  /** when its words were changed last; null: as it came */
  @Column({ type: 'datetime', precision: 3, name: 'changed_at', nullable: true }) changedAt!: Date | null
  /** in force since; null: since ever */
  @Column({ type: 'datetime', precision: 3, name: 'applies_from', nullable: true }) appliesFrom!: Date | null
  /** no longer in force since; null: in force */
  @Column({ type: 'datetime', precision: 3, name: 'applies_to', nullable: true }) appliesTo!: Date | null
  /** 已核对: 单位 姓名, '' where nobody has */
  @Column({ type: 'varchar', length: 120, name: 'checked_by', default: '' }) checkedBy!: string
  @Column({ type: 'datetime', precision: 3, name: 'checked_at', nullable: true }) checkedAt!: Date | null
  /** as the product brought it; null where somebody else did */
  @JsonColumn(nullable(modelShape), { nullable: true }) shipped!: PackGuidelineItem | null
  /** the phases (`phaseKey`) that ran when it came into force: nobody is asked for it in them */
  @JsonColumn(nullable(list(text)), { nullable: true }) spared!: string[] | null
}
