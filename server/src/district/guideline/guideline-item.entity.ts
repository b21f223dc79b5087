import type { PackGuidelineItem } from '@gongkai/shared/base/region/region-pack'
import { modelShape } from '@gongkai/shared/district/guideline/model-shape'
import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm'
import { JsonColumn } from '../../platform/database/stored-json.js'

/** A model row of a 标准指引. */
@Entity('guideline_item')
@Unique('uq_guideline_item', ['domainCode', 'position'])
export class GuidelineItemEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'varchar', length: 10, name: 'domain_code' }) domainCode!: string
  @Column({ type: 'int' }) position!: number
  @JsonColumn(modelShape) fields!: PackGuidelineItem
  /** when its words were changed last; null: as it came */
  @Column({ type: 'datetime', precision: 3, name: 'changed_at', nullable: true }) changedAt!: Date | null
}
