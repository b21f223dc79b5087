import type { FillingPhase } from '@gongkai/shared/round/round'
import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm'

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
}
