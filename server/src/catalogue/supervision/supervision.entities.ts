import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm'

/** 督办 by the office; its state is computed (`supervisionState`), never stored. */
@Entity('supervision')
@Unique('uq_supervision_number', ['year', 'number'])
export class SupervisionEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'int', default: 1 }) version!: number
  /** 〔2026〕1号: of a year one after the other, without a gap */
  @Column({ type: 'int' }) year!: number
  @Column({ type: 'int' }) number!: number
  /** the unit that has to publish; its name stays that of the day */
  @Index('ix_supervision_unit')
  @Column({ type: 'varchar', length: 40, name: 'organisation_code' })
  organisationCode!: string
  @Column({ type: 'varchar', length: 200, name: 'organisation_name' }) organisationName!: string
  @Column({ type: 'varchar', length: 500 }) demand!: string
  @Column({ type: 'varchar', length: 10, name: 'due_on' }) dueOn!: string
  @Column({ type: 'varchar', length: 200 }) by!: string
  @Column({ type: 'datetime', precision: 3 }) at!: Date
  @Column({ type: 'datetime', precision: 3, name: 'withdrawn_at', nullable: true }) withdrawnAt!: Date | null
  @Column({ type: 'varchar', length: 200, name: 'withdrawn_by', default: '' }) withdrawnBy!: string
  @Column({ type: 'varchar', length: 500, name: 'withdrawn_reason', default: '' }) withdrawnReason!: string
}

/** A thing or an item that a 督办 names, as it was called then. */
@Entity('supervision_thing')
@Index('ix_supervision_thing', ['supervisionId'])
@Index('ix_supervision_thing_occurrence', ['occurrenceId'])
export class SupervisionThingEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'int', name: 'supervision_id' }) supervisionId!: number
  @Column({ type: 'varchar', length: 60, name: 'public_number' }) publicNumber!: string
  @Column({ type: 'varchar', length: 320, name: 'item_name' }) itemName!: string
  @Column({ type: 'varchar', length: 10, name: 'domain_code' }) domainCode!: string
  /** null: the item itself is to be published again */
  @Column({ type: 'int', name: 'occurrence_id', nullable: true }) occurrenceId!: number | null
  @Column({ type: 'varchar', length: 200 }) title!: string
  /** when it was due; '' for an item */
  @Column({ type: 'varchar', length: 10, name: 'due_on' }) dueOn!: string
}
