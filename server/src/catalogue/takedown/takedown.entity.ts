import type { TakedownKind, TakedownState, TakedownSubject } from '@gongkai/shared/catalogue/takedown/takedown.contract'
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

/** 紧急下线 of one published thing, and how it ended. The words taken down are not in it: only their number. */
@Entity('takedown')
@Index('ix_takedown_subject', ['subjectKind', 'subject'])
@Index('ix_takedown_state', ['state'])
export class TakedownEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'int', default: 1 }) version!: number
  @Column({ type: 'varchar', length: 20, name: 'subject_kind' }) subjectKind!: TakedownSubject
  /** a public number, or the id of a feedback */
  @Column({ type: 'varchar', length: 60 }) subject!: string
  /** whose it is, as it was published; a unit that follows this one counts as it (`mergedInto`) */
  @Column({ type: 'varchar', length: 40, name: 'organisation_code' }) organisationCode!: string
  @Column({ type: 'varchar', length: 10, name: 'domain_code', nullable: true }) domainCode!: string | null
  @Column({ type: 'varchar', length: 20 }) kind!: TakedownKind
  @Column({ type: 'varchar', length: 500 }) reason!: string
  @Column({ type: 'varchar', length: 120 }) by!: string
  @Column({ type: 'datetime', precision: 3 }) at!: Date
  @Column({ type: 'varchar', length: 10 }) state!: TakedownState
  @Column({ type: 'datetime', precision: 3, name: 'ended_at', nullable: true }) endedAt!: Date | null
  @Column({ type: 'varchar', length: 120, name: 'ended_by', default: '' }) endedBy!: string
  @Column({ type: 'varchar', length: 500, name: 'ended_reason', default: '' }) endedReason!: string
  /** the edition that brought other words: taken back, the thing is down again */
  @Column({ type: 'int', name: 'ended_in', nullable: true }) endedIn!: number | null
}
