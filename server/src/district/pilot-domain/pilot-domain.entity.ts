import { list, nullable, text } from '@gongkai/shared/base/shape'
import type { DomainKind } from '@gongkai/shared/base/words/domain-kinds'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { JsonColumn } from '../../platform/database/stored-json.js'

/** 试点领域 with its 牵头单位 in the notice's order (附件1). It is never deleted: its code is in public numbers. */
@Entity('pilot_domain')
export class PilotDomainEntity {
  @PrimaryColumn({ type: 'varchar', length: 10 }) code!: string
  @Column({ type: 'varchar', length: 60 }) name!: string
  @JsonColumn(list(text)) aliases!: string[]
  @JsonColumn(list(text), { name: 'lead_codes' }) leadCodes!: string[]
  @Column({ type: 'int', default: 1 }) version!: number
  /** its place wherever domains are listed; of two in one place the code decides (`DOMAIN_ORDER`) */
  @Column({ type: 'int', default: 0 }) position!: number
  @Column({ type: 'varchar', length: 12, default: 'pilot' }) kind!: DomainKind
  /** key of its drawing, '' where its name finds one */
  @Column({ type: 'varchar', length: 20, default: '' }) sign!: string
  /** the units chosen to fill it; null: all towns that take part */
  @JsonColumn(nullable(list(text)), { name: 'filler_codes', nullable: true }) fillerCodes!: string[] | null
  @Column({ type: 'varchar', length: 200, name: 'guideline_title', default: '' }) guidelineTitle!: string
  @Column({ type: 'varchar', length: 100, name: 'guideline_number', default: '' }) guidelineNumber!: string
  /** 停用: in no new round */
  @Column({ type: 'datetime', precision: 3, name: 'retired_at', nullable: true }) retiredAt!: Date | null
  @Column({ type: 'varchar', length: 200, name: 'retire_reason', default: '' }) retireReason!: string
}
