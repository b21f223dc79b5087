import type { AliasKind } from '@gongkai/shared/district/alias/alias.contract'
import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm'

/** The whole district's; '' and not NULL, which a unique key would let through twice. */
export const DISTRICT_ALIAS = ''

/** 别名: a word that somebody has said to mean a domain, a unit or a channel. */
@Entity('learnt_alias')
@Unique('uq_learnt_alias', ['kind', 'organisationCode', 'key'])
export class LearntAliasEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'varchar', length: 10 }) kind!: AliasKind
  /** whose people write so; `DISTRICT_ALIAS` for everybody */
  @Column({ type: 'varchar', length: 40, name: 'organisation_code' }) organisationCode!: string
  @Column({ type: 'varchar', length: 100 }) alias!: string
  /** `aliasKey`: however it is typed */
  @Column({ type: 'varchar', length: 100, name: 'alias_key' }) key!: string
  /** code of the domain or the unit, or one of the thirteen channels */
  @Column({ type: 'varchar', length: 40 }) means!: string
  @Column({ type: 'varchar', length: 200 }) by!: string
  @Column({ type: 'datetime', precision: 3 }) at!: Date
}
