import { modelShape } from '@gongkai/shared/guideline/model-shape'
import type { PackGuidelineItem } from '@gongkai/shared/region/region-pack'
import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm'
import { JsonColumn } from '../platform/database/stored-json.js'

/** A model row of a 标准指引. */
@Entity('guideline_item')
@Unique('uq_guideline_item', ['domainCode', 'position'])
export class GuidelineItemEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'varchar', length: 10, name: 'domain_code' }) domainCode!: string
  @Column({ type: 'int' }) position!: number
  @JsonColumn(modelShape) fields!: PackGuidelineItem
}
