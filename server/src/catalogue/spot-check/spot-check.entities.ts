import type { SpotAnswer } from '@gongkai/shared/catalogue/spot-check/spot-check.contract'
import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm'

/** 抽查: with what everybody needs to draw the same items again. */
@Entity('spot_check')
export class SpotCheckEntity {
  @PrimaryGeneratedColumn() id!: number
  @Index('ix_spot_check_checker')
  @Column({ type: 'varchar', length: 40, name: 'checker_code' })
  checkerCode!: string
  @Column({ type: 'varchar', length: 200 }) by!: string
  @Column({ type: 'datetime', precision: 3 }) at!: Date
  /** '' : all that the checker sees */
  @Column({ type: 'varchar', length: 10, name: 'domain_code' }) domainCode!: string
  /** '' : all units */
  @Column({ type: 'varchar', length: 40, name: 'organisation_code' }) organisationCode!: string
  @Column({ type: 'varchar', length: 64 }) seed!: string
  @Column({ type: 'int', name: 'pool_size' }) poolSize!: number
  @Column({ type: 'varchar', length: 64, name: 'pool_sha256' }) poolSha256!: string
}

/** An item drawn; its remedy's state is computed (`remedyState`), never stored. */
@Entity('spot_check_line')
@Unique('uq_spot_check_line', ['checkId', 'publicNumber'])
@Index('ix_spot_check_line_unit', ['organisationCode', 'remedyDueOn'])
export class SpotCheckLineEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'int', name: 'check_id' }) checkId!: number
  /** in the order in which they were drawn */
  @Column({ type: 'int' }) position!: number
  @Column({ type: 'int', default: 1 }) version!: number
  @Column({ type: 'varchar', length: 60, name: 'public_number' }) publicNumber!: string
  /** as it was called then */
  @Column({ type: 'varchar', length: 320, name: 'item_name' }) itemName!: string
  @Column({ type: 'varchar', length: 10, name: 'domain_code' }) domainCode!: string
  /** the unit that answers for it; its name stays that of the day */
  @Column({ type: 'varchar', length: 40, name: 'organisation_code' }) organisationCode!: string
  @Column({ type: 'varchar', length: 200, name: 'organisation_name' }) organisationName!: string
  /** the answers are null until it is looked at */
  @Column({ type: 'varchar', length: 10, nullable: true }) found!: SpotAnswer | null
  @Column({ type: 'varchar', length: 10, nullable: true }) complete!: SpotAnswer | null
  @Column({ type: 'varchar', length: 10, nullable: true }) timely!: SpotAnswer | null
  @Column({ type: 'varchar', length: 10, nullable: true }) link!: SpotAnswer | null
  @Column({ type: 'varchar', length: 500, default: '' }) note!: string
  @Column({ type: 'varchar', length: 200, name: 'looked_by', default: '' }) lookedBy!: string
  @Column({ type: 'datetime', precision: 3, name: 'looked_at', nullable: true }) lookedAt!: Date | null
  /** null: nothing was wrong */
  @Column({ type: 'varchar', length: 10, name: 'remedy_due_on', nullable: true }) remedyDueOn!: string | null
  /** 按要求更正, as the unit said it */
  @Column({ type: 'varchar', length: 500, name: 'remedy_note', default: '' }) remedyNote!: string
  @Column({ type: 'varchar', length: 200, name: 'remedied_by', default: '' }) remediedBy!: string
  @Column({ type: 'datetime', precision: 3, name: 'remedied_at', nullable: true }) remediedAt!: Date | null
}
