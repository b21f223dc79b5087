import type { EntryFields } from '@gongkai/shared/entry/entry'
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

/** 公开事项: one row of 附件2 in the making. `version` guards against overwriting a colleague. */
@Entity('entry')
export class EntryEntity {
  @PrimaryGeneratedColumn() id!: number
  @Index('ix_entry_assignment') @Column({ type: 'int', name: 'assignment_id' }) assignmentId!: number
  @Column({ type: 'int' }) position!: number
  @Column({ type: 'int' }) version!: number
  @Column({ type: 'int', name: 'guideline_item_id', nullable: true }) guidelineItemId!: number | null
  /** 领域–单位–顺序号, given when first published and kept for life */
  @Column({ type: 'varchar', length: 60, name: 'public_number', nullable: true }) publicNumber!: string | null
  @Column({ type: 'simple-json' }) fields!: EntryFields
}
