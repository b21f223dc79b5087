import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm'

/** A reminder that was given: one row for each work, date and milestone. */
@Entity('reminder')
@Unique('uq_reminder', ['key'])
export class ReminderEntity {
  @PrimaryGeneratedColumn() id!: number
  /** `reminderKey` of shared */
  @Column({ type: 'varchar', length: 120, name: 'unique_key' }) key!: string
  @Column({ type: 'int', name: 'notice_id' }) noticeId!: number
  @Column({ type: 'datetime', precision: 3 }) at!: Date
}
