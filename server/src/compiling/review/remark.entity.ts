import type { EntryField } from '@gongkai/shared/base/template/fields'
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

/** 退回意见: at a field of an entry, or overall; those of earlier revisions stay readable. */
@Entity('remark')
export class RemarkEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'int', name: 'submission_id' }) submissionId!: number
  @Column({ type: 'int' }) revision!: number
  @Column({ type: 'int', name: 'entry_id', nullable: true }) entryId!: number | null
  @Column({ type: 'varchar', length: 30, nullable: true }) field!: EntryField | null
  @Column({ type: 'varchar', length: 500 }) text!: string
  @Column({ type: 'varchar', length: 120 }) by!: string
  @Column({ type: 'datetime', precision: 3 }) at!: Date
}
