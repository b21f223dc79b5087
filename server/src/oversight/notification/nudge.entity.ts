import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm'

/** 催办 of one piece of work; the database keeps it to once a day. */
@Entity('nudge')
@Unique('uq_nudge', ['subject', 'toCode', 'day'])
export class NudgeEntity {
  @PrimaryGeneratedColumn() id!: number
  /** `assignment/12` or `report/3` */
  @Column({ type: 'varchar', length: 40 }) subject!: string
  /** local date */
  @Column({ type: 'varchar', length: 10 }) day!: string
  @Column({ type: 'varchar', length: 40, name: 'to_code' }) toCode!: string
  @Column({ type: 'varchar', length: 10, name: 'domain_code' }) domainCode!: string
  /** those of one act: a unit gets one notice for all of them */
  @Index('ix_nudge_batch') @Column({ type: 'varchar', length: 36 }) batch!: string
  @Column({ type: 'varchar', length: 200 }) text!: string
  @Column({ type: 'varchar', length: 40, name: 'from_code' }) fromCode!: string
  @Column({ type: 'varchar', length: 120 }) by!: string
  @Column({ type: 'datetime', precision: 3 }) at!: Date
}
