import type { NoticeKind } from '@gongkai/shared/base/words/notice-kinds'
import type { NoticeTarget } from '@gongkai/shared/oversight/notification/notification.contract'
import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm'

/** 通知: to an organisation (to those with `role` where one is given), or to one person. */
@Entity('notice')
@Unique('uq_notice', ['key'])
export class NoticeEntity {
  @PrimaryGeneratedColumn() id!: number
  /** names what it tells, so that nothing is told twice */
  @Column({ type: 'varchar', length: 120, name: 'unique_key' }) key!: string
  @Index('ix_notice_organisation')
  @Column({ type: 'varchar', length: 40, name: 'organisation_code', nullable: true })
  organisationCode!: string | null
  /** null: everybody of the organisation */
  @Column({ type: 'varchar', length: 12, nullable: true }) role!: string | null
  @Index('ix_notice_person') @Column({ type: 'int', name: 'person_id', nullable: true }) personId!: number | null
  @Column({ type: 'varchar', length: 12 }) kind!: NoticeKind
  @Column({ type: 'varchar', length: 200 }) title!: string
  @Column({ type: 'varchar', length: 2000 }) text!: string
  @Column({ type: 'varchar', length: 20 }) page!: NoticeTarget['page']
  @Column({ type: 'varchar', length: 20, name: 'target_id' }) targetId!: string
  /** the act it follows from; null for a reminder */
  @Column({ type: 'int', name: 'event_id', nullable: true }) eventId!: number | null
  @Column({ type: 'datetime', precision: 3, name: 'created_at' }) createdAt!: Date
}

/** 已读 by one person: a colleague's reading is not one's own. */
@Entity('notice_read')
export class NoticeReadEntity {
  @PrimaryColumn({ type: 'int', name: 'notice_id' }) noticeId!: number
  @Index('ix_notice_read_person') @PrimaryColumn({ type: 'int', name: 'person_id' }) personId!: number
  @Column({ type: 'datetime', precision: 3, name: 'read_at' }) readAt!: Date
}

export type MessageState = 'waiting' | 'sending' | 'sent' | 'failed'

/** The outbox: a notice on its way to one person by one channel, written together with the notice. */
@Entity('message')
@Unique('uq_message', ['noticeId', 'personId', 'channel'])
@Index('ix_message_due', ['state', 'dueAt'])
export class MessageEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'int', name: 'notice_id' }) noticeId!: number
  @Column({ type: 'int', name: 'person_id' }) personId!: number
  @Column({ type: 'varchar', length: 20 }) channel!: string
  @Column({ type: 'varchar', length: 10 }) state!: MessageState
  @Column({ type: 'int' }) attempts!: number
  /** not before this; of one being sent, when its sender is given up for dead */
  @Column({ type: 'datetime', precision: 3, name: 'due_at' }) dueAt!: Date
  @Column({ type: 'datetime', precision: 3, name: 'sent_at', nullable: true }) sentAt!: Date | null
  @Column({ type: 'varchar', length: 200 }) error!: string
}
