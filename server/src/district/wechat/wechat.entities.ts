import type { MessageTemplate } from '@gongkai/shared/base/words/message-templates'
import type { BoundBy } from '@gongkai/shared/district/wechat/wechat.contract'
import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm'

/** 微信绑定: an account has one WeChat user; a WeChat user may have several accounts, one for each post. */
@Entity('wechat_binding')
@Unique('uq_wechat_binding_person', ['personId'])
export class WeChatBindingEntity {
  @PrimaryGeneratedColumn() id!: number
  @Index('ix_wechat_binding_openid') @Column({ type: 'varchar', length: 64 }) openid!: string
  @Column({ type: 'int', name: 'person_id' }) personId!: number
  @Column({ type: 'varchar', length: 10, name: 'bound_by' }) by!: BoundBy
  @Column({ type: 'datetime', precision: 3 }) at!: Date
}

/** 绑定邀请 to one account; only the hash of its code is kept. A revoked one is deleted. */
@Entity('wechat_invitation')
@Unique('uq_wechat_invitation_code', ['codeHash'])
export class WeChatInvitationEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'varchar', length: 64, name: 'code_hash' }) codeHash!: string
  @Index('ix_wechat_invitation_person') @Column({ type: 'int', name: 'person_id' }) personId!: number
  @Column({ type: 'int', name: 'inviter_id', default: 0 }) inviterId!: number
  @Column({ type: 'datetime', precision: 3, name: 'expires_at' }) expiresAt!: Date
  @Column({ type: 'datetime', precision: 3, name: 'used_at', nullable: true }) usedAt!: Date | null
}

/** How many messages of a kind a WeChat user has still said yes to: each tap is one message. */
@Entity('wechat_credit')
export class WeChatCreditEntity {
  @PrimaryColumn({ type: 'varchar', length: 64 }) openid!: string
  @PrimaryColumn({ type: 'varchar', length: 12 }) template!: MessageTemplate
  @Column({ type: 'int', name: 'messages_left' }) left!: number
}

/** A message that took its credit: another attempt to bring it to the same WeChat user takes no second one. */
@Entity('wechat_delivery')
export class WeChatDeliveryEntity {
  @PrimaryColumn({ type: 'int', name: 'message_id' }) messageId!: number
  @Column({ type: 'varchar', length: 64, default: '' }) openid!: string
  @Column({ type: 'datetime', precision: 3 }) at!: Date
}
