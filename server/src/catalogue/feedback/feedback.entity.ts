import type { FeedbackKind, FeedbackSafety } from '@gongkai/shared/catalogue/feedback/feedback.contract'
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

/** 群众反馈 to the unit responsible. The sender is not known; `sender` only counts how many came from one place in a day. */
@Entity('feedback')
@Index('ix_feedback_unit', ['organisationCode', 'answeredAt'])
@Index('ix_feedback_sender', ['sender', 'at'])
export class FeedbackEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'int', default: 1 }) version!: number
  @Index('uq_feedback_code', { unique: true })
  @Column({ type: 'varchar', length: 16, name: 'tracking_code' })
  trackingCode!: string
  @Column({ type: 'varchar', length: 10 }) kind!: FeedbackKind
  @Column({ type: 'varchar', length: 500 }) text!: string
  @Column({ type: 'varchar', length: 60, name: 'public_number', nullable: true }) publicNumber!: string | null
  /** as it was called when the feedback came */
  @Column({ type: 'varchar', length: 400, name: 'entry_name', default: '' }) entryName!: string
  @Column({ type: 'varchar', length: 10, name: 'domain_code', nullable: true }) domainCode!: string | null
  /** who answers */
  @Column({ type: 'varchar', length: 40, name: 'organisation_code' }) organisationCode!: string
  @Column({ type: 'datetime', precision: 3 }) at!: Date
  /** 内容安全; while `waiting` nobody is told of it */
  @Column({ type: 'varchar', length: 10, default: '' }) safety!: FeedbackSafety
  /** of the writer, only while `waiting`: WeChat judges no text without it */
  @Column({ type: 'varchar', length: 64, default: '' }) openid!: string
  /** one-way code of the key of intent it came with and of what it says; null without a key */
  @Index('uq_feedback_intent', { unique: true })
  @Column({ type: 'varchar', length: 64, nullable: true })
  intent!: string | null
  /** one-way code of the sender's network address and the day */
  @Column({ type: 'varchar', length: 64 }) sender!: string
  @Column({ type: 'varchar', length: 1000, default: '' }) answer!: string
  /** 已补公开: the publication that the answer carries; it may be gone */
  @Column({ type: 'int', name: 'disclosure_id', nullable: true }) disclosureId!: number | null
  @Column({ type: 'datetime', precision: 3, name: 'answered_at', nullable: true }) answeredAt!: Date | null
  @Column({ type: 'varchar', length: 120, name: 'answered_by', default: '' }) answeredBy!: string
}
