import type { OrganisationKind } from '@gongkai/shared/base/words/organisation-kinds'
import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm'

/** 单位; the tree hangs by `parentCode`. */
@Entity('organisation')
export class OrganisationEntity {
  @PrimaryColumn({ type: 'varchar', length: 40 }) code!: string
  @Column({ type: 'varchar', length: 120 }) name!: string
  @Column({ type: 'varchar', length: 10 }) kind!: OrganisationKind
  @Column({ type: 'varchar', length: 40, name: 'parent_code', nullable: true }) parentCode!: string | null
  /** false: addressed by the notice but not a 落实单位 */
  @Column({ type: 'boolean' }) fills!: boolean
  /** false: 停用; its people cannot sign in and a new round passes it by */
  @Column({ type: 'boolean', default: true }) active!: boolean
  /** the unit that carries on its work, where it was merged */
  @Column({ type: 'varchar', length: 40, name: 'merged_into', nullable: true }) mergedInto!: string | null
  @Column({ type: 'int', default: 1 }) version!: number
}

/** A name the unit bore once (曾用名). */
@Entity('organisation_name')
export class OrganisationNameEntity {
  @PrimaryGeneratedColumn() id!: number
  @Index('ix_organisation_name')
  @Column({ type: 'varchar', length: 40, name: 'organisation_code' })
  organisationCode!: string
  @Column({ type: 'varchar', length: 120 }) name!: string
  /** local date of the change */
  @Column({ type: 'varchar', length: 10, name: 'used_until' }) usedUntil!: string
}
