import type { OrganisationKind } from '@gongkai/shared/region/region-pack'
import { Column, Entity, PrimaryColumn } from 'typeorm'

/** 单位; the tree hangs by `parentCode`. */
@Entity('organisation')
export class OrganisationEntity {
  @PrimaryColumn({ type: 'varchar', length: 40 }) code!: string
  @Column({ type: 'varchar', length: 120 }) name!: string
  @Column({ type: 'varchar', length: 10 }) kind!: OrganisationKind
  @Column({ type: 'varchar', length: 40, name: 'parent_code', nullable: true }) parentCode!: string | null
  /** false: addressed by the notice but not a 落实单位 */
  @Column({ type: 'boolean' }) fills!: boolean
}
