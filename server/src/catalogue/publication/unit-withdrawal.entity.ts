import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm'

/**
 * The office's choice for a unit that has not handed in by the time its domain is published: its items are withdrawn, for a reason that the
 * unit is told and everybody can read. Without a choice they stay (沿用).
 */
@Entity('unit_withdrawal')
@Unique('uq_unit_withdrawal', ['roundCode', 'domainCode', 'organisationCode'])
export class UnitWithdrawalEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'varchar', length: 20, name: 'round_code' }) roundCode!: string
  @Column({ type: 'varchar', length: 10, name: 'domain_code' }) domainCode!: string
  @Column({ type: 'varchar', length: 40, name: 'organisation_code' }) organisationCode!: string
  @Column({ type: 'varchar', length: 500 }) reason!: string
  @Column({ type: 'varchar', length: 120 }) by!: string
  @Column({ type: 'datetime', precision: 3 }) at!: Date
}
