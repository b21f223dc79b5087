import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm'

/** 无此职责: a model row that a unit declines, with its reason (避免“一刀切”). */
@Entity('declined_item')
@Unique('uq_declined_item', ['assignmentId', 'guidelineItemId'])
export class DeclinedItemEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'int', name: 'assignment_id' }) assignmentId!: number
  @Column({ type: 'int', name: 'guideline_item_id' }) guidelineItemId!: number
  @Column({ type: 'varchar', length: 200 }) reason!: string
  @Column({ type: 'varchar', length: 120 }) by!: string
  @Column({ type: 'datetime', precision: 3 }) at!: Date
}
