import { list, number, object, required, text } from '@gongkai/shared/base/shape'
import type { FillingPhase } from '@gongkai/shared/base/words/phases'
import type { ReportState } from '@gongkai/shared/compiling/report/report.contract'
import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm'
import { JsonColumn } from '../../platform/database/stored-json.js'

/** A sender that the report goes without. */
interface Exception {
  assignmentId: number
  reason: string
}

/** 汇总上报 of a domain in a phase; of two leads both sign. */
@Entity('report')
@Unique('uq_report', ['roundCode', 'domainCode', 'phase'])
export class ReportEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'varchar', length: 20, name: 'round_code' }) roundCode!: string
  @Column({ type: 'varchar', length: 10, name: 'domain_code' }) domainCode!: string
  @Column({ type: 'varchar', length: 12 }) phase!: FillingPhase
  @Column({ type: 'varchar', length: 12 }) state!: ReportState
  @JsonColumn(list(text), { name: 'signed_by' }) signedBy!: string[]
  @JsonColumn(list(object<Exception>({ assignmentId: required(number), reason: text }))) exceptions!: Exception[]
  @Column({ type: 'varchar', length: 500 }) remark!: string
}
