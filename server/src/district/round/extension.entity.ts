import type { FillingPhase } from '@gongkai/shared/base/words/phases'
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

/**
 * 延期: a later date for one unit, in one domain or in all; or (`joined`) the date of its own of a unit that joined the running round. A
 * withdrawn one stays readable.
 */
@Entity('extension')
export class ExtensionEntity {
  @PrimaryGeneratedColumn() id!: number
  @Index('ix_extension_round') @Column({ type: 'varchar', length: 20, name: 'round_code' }) roundCode!: string
  @Column({ type: 'varchar', length: 12 }) phase!: FillingPhase
  @Column({ type: 'varchar', length: 40, name: 'organisation_code' }) organisationCode!: string
  /** null: in all domains */
  @Column({ type: 'varchar', length: 10, name: 'domain_code', nullable: true }) domainCode!: string | null
  /** stands in for the round's date instead of prolonging it */
  @Column({ type: 'boolean', default: false }) joined!: boolean
  /** local date, ends at 24:00 China time */
  @Column({ type: 'varchar', length: 10, name: 'due_on' }) dueOn!: string
  @Column({ type: 'varchar', length: 200 }) reason!: string
  @Column({ type: 'varchar', length: 120, name: 'granted_by' }) grantedBy!: string
  @Column({ type: 'datetime', precision: 3, name: 'granted_at' }) grantedAt!: Date
  @Column({ type: 'datetime', precision: 3, name: 'withdrawn_at', nullable: true }) withdrawnAt!: Date | null
}
