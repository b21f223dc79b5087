import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

/** 留痕: one row for each act, written in the act's own transaction, never changed. */
@Entity('event')
export class EventEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'datetime', precision: 3 }) at!: Date
  @Column({ type: 'int', name: 'person_id', nullable: true }) personId!: number | null
  @Column({ type: 'varchar', length: 120 }) by!: string
  @Column({ type: 'varchar', length: 40 }) kind!: string
  @Index('ix_event_assignment') @Column({ type: 'int', name: 'assignment_id', nullable: true }) assignmentId!:
    | number
    | null
  @Column({ type: 'simple-json' }) detail!: Record<string, unknown>
}
