import type { ReportState } from '@gongkai/shared/report/report.contract'
import type { FillingPhase } from '@gongkai/shared/round/round'
import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm'

/** 汇总上报 of a domain in a phase; of two leads both sign. */
@Entity('report')
@Unique('uq_report', ['roundCode', 'domainCode', 'phase'])
export class ReportEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'varchar', length: 20, name: 'round_code' }) roundCode!: string
  @Column({ type: 'varchar', length: 10, name: 'domain_code' }) domainCode!: string
  @Column({ type: 'varchar', length: 12 }) phase!: FillingPhase
  @Column({ type: 'varchar', length: 12 }) state!: ReportState
  @Column({ type: 'simple-json', name: 'signed_by' }) signedBy!: string[]
  @Column({ type: 'simple-json' }) exceptions!: { assignmentId: number; reason: string }[]
  @Column({ type: 'varchar', length: 500 }) remark!: string
}
