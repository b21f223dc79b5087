import { Column, Entity, PrimaryColumn } from 'typeorm'

/** The access token of a mini-program, shared by all server processes. */
@Entity('wechat_token')
export class WeChatTokenEntity {
  @PrimaryColumn({ type: 'varchar', length: 60, name: 'app_id' }) appId!: string
  /** '' before the first */
  @Column({ type: 'varchar', length: 600 }) token!: string
  @Column({ type: 'datetime', precision: 3, name: 'expires_at' }) expiresAt!: Date
  /** until then one process fetches a new one and the others wait */
  @Column({ type: 'datetime', precision: 3, name: 'fetching_until' }) fetchingUntil!: Date
}
