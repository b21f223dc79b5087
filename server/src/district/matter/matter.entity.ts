import type { MatterKind } from '@gongkai/shared/district/matter/matter.contract'
import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm'

/** The whole district's list, which the office keeps; '' and not NULL, which a unique key would let through twice. */
export const DISTRICT_LIST = ''

/** One matter of a 权责清单 or 公共服务事项清单. */
@Entity('matter')
@Unique('uq_matter', ['organisationCode', 'kind', 'code'])
export class MatterEntity {
  @PrimaryGeneratedColumn() id!: number
  /** whose list it stands in; `DISTRICT_LIST` for the district's */
  @Column({ type: 'varchar', length: 40, name: 'organisation_code' }) organisationCode!: string
  @Column({ type: 'varchar', length: 10 }) kind!: MatterKind
  @Column({ type: 'varchar', length: 60 }) code!: string
  @Column({ type: 'varchar', length: 200 }) name!: string
  /** name and code as they are searched */
  @Column({ type: 'varchar', length: 270, name: 'search_key' }) searchKey!: string
}
