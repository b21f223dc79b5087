import { code, list, object, required, text } from '@gongkai/shared/base/shape'
import type { Mark, Reason } from '@gongkai/shared/compiling/review/review.contract'
import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm'
import { JsonColumn } from '../../platform/database/stored-json.js'

/** 逐项审核: how a reviewing organisation marked an entry of one revision; kept, so that the next revision can be compared. */
@Entity('verdict')
@Unique('uq_verdict', ['submissionId', 'revision', 'organisationCode', 'entryId'])
export class VerdictEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'int', name: 'submission_id' }) submissionId!: number
  @Column({ type: 'int' }) revision!: number
  @Column({ type: 'varchar', length: 40, name: 'organisation_code' }) organisationCode!: string
  @Column({ type: 'int', name: 'entry_id' }) entryId!: number
  @Column({ type: 'varchar', length: 10 }) mark!: Mark
  @JsonColumn(list(object<Reason>({ field: required(code<Reason['field']>()), text }))) reasons!: Reason[]
  @Column({ type: 'varchar', length: 120 }) by!: string
  @Column({ type: 'datetime', precision: 3 }) at!: Date
}
