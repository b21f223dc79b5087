import type { CoverageKind } from '@gongkai/shared/catalogue/coverage/coverage.contract'
import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm'

/** 不适用: a gap that a unit, or the office, has said to be none. One that was taken back stays with an empty reason. */
@Entity('coverage_mark')
@Unique('uq_coverage_mark', ['kind', 'organisationCode', 'key'])
export class CoverageMarkEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'varchar', length: 12 }) kind!: CoverageKind
  /** who owes it; '' for the district, and not NULL, which a unique key would let through twice */
  @Column({ type: 'varchar', length: 40, name: 'organisation_code' }) organisationCode!: string
  @Column({ type: 'varchar', length: 100, name: 'gap_key' }) key!: string
  @Column({ type: 'varchar', length: 500 }) reason!: string
  @Column({ type: 'int' }) version!: number
  @Column({ type: 'varchar', length: 200 }) by!: string
  @Column({ type: 'datetime', precision: 3 }) at!: Date
}
