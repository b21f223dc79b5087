import type { FillingPhase } from '@gongkai/shared/base/words/phases'
import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm'

/** 任务: one 试点领域 for one 单位 in a 编制轮次. */
@Entity('assignment')
@Unique('uq_assignment', ['roundCode', 'domainCode', 'organisationCode'])
export class AssignmentEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'varchar', length: 20, name: 'round_code' }) roundCode!: string
  @Column({ type: 'varchar', length: 10, name: 'domain_code' }) domainCode!: string
  @Column({ type: 'varchar', length: 40, name: 'organisation_code' }) organisationCode!: string
  /** the phase the work stands in; the accepted inventory opens the catalogue */
  @Column({ type: 'varchar', length: 12 }) phase!: FillingPhase
  /** a village's work: the assignment of the town that delegated it; only the village, its town and the office know of it */
  @Index('ix_assignment_parent') @Column({ type: 'int', name: 'parent_id', nullable: true }) parentId!: number | null
  /** 本镇无此职责 in the whole domain, '' where the unit has the duty */
  @Column({ type: 'varchar', length: 200, name: 'no_duty_reason', default: '' }) noDutyReason!: string
}
