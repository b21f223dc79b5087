import { list, nullable, text } from '@gongkai/shared/base/shape'
import type { EntryFields } from '@gongkai/shared/base/template/entry'
import { entryShape } from '@gongkai/shared/base/template/entry-shape'
import { type AnsweredField, answeredFieldShape } from '@gongkai/shared/compiling/entry/amended-fields'
import { Column, DeleteDateColumn, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm'
import { JsonColumn } from '../../platform/database/stored-json.js'

/**
 * 公开事项: one row of 附件2 in the making. `version` guards against overwriting a colleague. A deleted one can be restored
 * until the next hand-in; every `find` leaves it out unless asked `withDeleted`.
 */
@Entity('entry')
// with deletedAt, so that counting entries reads no entry
@Index('ix_entry_standing', ['assignmentId', 'deletedAt'])
@Unique('uq_entry_add', ['assignmentId', 'addId'])
export class EntryEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'int', name: 'assignment_id' }) assignmentId!: number
  @Column({ type: 'int' }) position!: number
  @Column({ type: 'int' }) version!: number
  @Column({ type: 'int', name: 'guideline_item_id', nullable: true }) guidelineItemId!: number | null
  /** 领域–单位–顺序号, given when first published and kept for life */
  @Index('ix_entry_number')
  @Column({ type: 'varchar', length: 60, name: 'public_number', nullable: true })
  publicNumber!: string | null
  @JsonColumn(entryShape) fields!: EntryFields
  @DeleteDateColumn({ type: 'datetime', precision: 3, name: 'deleted_at' }) deletedAt!: Date | null
  /** names of the last saves, so that one sent twice is known again */
  @JsonColumn(nullable(list(text)), { name: 'save_ids', nullable: true }) saveIds!: string[] | null
  /** name of the request that added it, so that one sent twice adds one entry */
  @Column({ type: 'varchar', length: 64, name: 'add_id', nullable: true }) addId!: string | null
  /** the village that filled it, and its own entry there; null for the unit's own */
  @Column({ type: 'varchar', length: 40, name: 'origin_code', nullable: true }) originCode!: string | null
  @Column({ type: 'int', name: 'origin_entry_id', nullable: true }) originEntryId!: number | null
  /** published items that are only alike: the unit has said that this row is none of them */
  @JsonColumn(nullable(list(text)), { name: 'denied_numbers', nullable: true }) deniedNumbers!: string[] | null
  /** the unit's answers where a 动态调整 amended the same field meanwhile */
  @JsonColumn(nullable(list(answeredFieldShape)), { name: 'answered_fields', nullable: true })
  answeredFields!: AnsweredField[] | null
  /** 年度更新: the unit has said that it is the same as published */
  @Column({ type: 'boolean', default: false }) confirmed!: boolean
}
