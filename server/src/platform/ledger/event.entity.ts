import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm'
import { JsonColumn } from '../database/stored-json.js'
import { eventDetail } from './event-detail.js'

/** 留痕: one row for each act, written in the act's own transaction, never changed but for `deliveredAt`, and for words
 * that the office erases from its detail (抹去): that there was an act, by whom and when, stays. */
@Entity('event')
export class EventEntity {
  @PrimaryGeneratedColumn() id!: number
  @Index('ix_event_at') @Column({ type: 'datetime', precision: 3 }) at!: Date
  @Index('ix_event_person') @Column({ type: 'int', name: 'person_id', nullable: true }) personId!: number | null
  @Column({ type: 'varchar', length: 120 }) by!: string
  @Index('ix_event_kind') @Column({ type: 'varchar', length: 40 }) kind!: string
  @Index('ix_event_assignment') @Column({ type: 'int', name: 'assignment_id', nullable: true }) assignmentId!:
    | number
    | null
  @JsonColumn(eventDetail) detail!: Record<string, unknown>
  /** who acted */
  @Index('ix_event_organisation')
  @Column({ type: 'varchar', length: 40, name: 'organisation_code', nullable: true })
  organisationCode!: string | null
  /** whose work it concerns; kept here, since the work itself may be taken away (a delegation) */
  @Index('ix_event_unit')
  @Column({ type: 'varchar', length: 40, name: 'unit_code', nullable: true })
  unitCode!: string | null
  @Index('ix_event_domain')
  @Column({ type: 'varchar', length: 10, name: 'domain_code', nullable: true })
  domainCode!: string | null
  /** when its consequences were drawn; null: they are owed */
  @Index('ix_event_delivered')
  @Column({ type: 'datetime', precision: 3, name: 'delivered_at', nullable: true })
  deliveredAt!: Date | null
}

/** The entries an act names: one act may name many. */
@Entity('event_entry')
export class EventEntryEntity {
  @PrimaryColumn({ type: 'int', name: 'event_id' }) eventId!: number
  @Index('ix_event_entry') @PrimaryColumn({ type: 'int', name: 'entry_id' }) entryId!: number
}
