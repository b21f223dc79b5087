import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm'

/** 取消: a unit says in a round that an item which stands published shall not stand any more, and why. */
@Entity('cancelled_item')
@Unique('uq_cancelled_item', ['assignmentId', 'publicNumber'])
export class CancelledItemEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'int', name: 'assignment_id' }) assignmentId!: number
  @Column({ type: 'varchar', length: 60, name: 'public_number' }) publicNumber!: string
  @Column({ type: 'varchar', length: 500 }) reason!: string
  /** the row of the same work that it went into, null where it simply ends */
  @Column({ type: 'int', name: 'successor_entry_id', nullable: true }) successorEntryId!: number | null
  @Column({ type: 'varchar', length: 120 }) by!: string
  @Column({ type: 'datetime', precision: 3 }) at!: Date
}
