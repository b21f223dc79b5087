import { code, list } from '@gongkai/shared/base/shape'
import type { Role } from '@gongkai/shared/base/words/roles'
import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm'
import { JsonColumn } from '../../platform/database/stored-json.js'

/** A person's account; work belongs to the organisation, not to the person. */
@Entity('person')
@Unique('uq_person_account', ['account'])
export class PersonEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'varchar', length: 60 }) account!: string
  @Column({ type: 'varchar', length: 60 }) name!: string
  @Column({ type: 'varchar', length: 200, name: 'password_hash' }) passwordHash!: string
  @Column({ type: 'varchar', length: 40, name: 'organisation_code' }) organisationCode!: string
  @JsonColumn(list(code<Role>())) roles!: Role[]
  /** as WeChat verifies it; '' while none is registered */
  @Index('ix_person_phone') @Column({ type: 'varchar', length: 20, default: '' }) phone!: string
  /** false: 停用; the name stays in the ledger */
  @Column({ type: 'boolean', default: true }) active!: boolean
  /** the password was given by the office and is good only for setting one's own */
  @Column({ type: 'boolean', name: 'must_change_password', default: false }) mustChangePassword!: boolean
  @Column({ type: 'int', default: 1 }) version!: number
}

/** A signed-in session; only the hash of its token is kept. */
@Entity('session')
@Unique('uq_session_token', ['tokenHash'])
export class SessionEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'varchar', length: 64, name: 'token_hash' }) tokenHash!: string
  @Column({ type: 'int', name: 'person_id' }) personId!: number
  @Column({ type: 'datetime', precision: 3, name: 'expires_at' }) expiresAt!: Date
  @Column({ type: 'datetime', precision: 3, name: 'created_at' }) createdAt!: Date
  /** to within some minutes */
  @Column({ type: 'datetime', precision: 3, name: 'last_used_at' }) lastUsedAt!: Date
  /** e.g. 微信 · iPhone */
  @Column({ type: 'varchar', length: 60 }) device!: string
  /** opened by WeChat: ends with the binding, and asks for no password of one's own */
  @Column({ type: 'boolean', name: 'by_wechat', default: false }) byWeChat!: boolean
}
