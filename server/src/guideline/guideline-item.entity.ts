import type { PackGuidelineItem } from '@gongkai/shared/region/region-pack'
import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm'

/** A model row of a 标准指引. */
@Entity('guideline_item')
@Unique('uq_guideline_item', ['domainCode', 'position'])
export class GuidelineItemEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'varchar', length: 10, name: 'domain_code' }) domainCode!: string
  @Column({ type: 'int' }) position!: number
  @Column({ type: 'simple-json' }) fields!: PackGuidelineItem
}
