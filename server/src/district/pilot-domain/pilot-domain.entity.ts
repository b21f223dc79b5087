import { list, text } from '@gongkai/shared/base/shape'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { JsonColumn } from '../../platform/database/stored-json.js'

/** 试点领域 with its 牵头单位 in the notice's order (附件1). */
@Entity('pilot_domain')
export class PilotDomainEntity {
  @PrimaryColumn({ type: 'varchar', length: 10 }) code!: string
  @Column({ type: 'varchar', length: 60 }) name!: string
  @JsonColumn(list(text)) aliases!: string[]
  @JsonColumn(list(text), { name: 'lead_codes' }) leadCodes!: string[]
  @Column({ type: 'int', default: 1 }) version!: number
}
