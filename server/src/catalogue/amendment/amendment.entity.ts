import { list, nullable, text } from '@gongkai/shared/base/shape'
import type { EntryFields } from '@gongkai/shared/base/template/entry'
import { entryShape } from '@gongkai/shared/base/template/entry-shape'
import type { AmendmentKind } from '@gongkai/shared/base/words/amendment-kinds'
import type { AmendmentState, Trigger } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'
import { JsonColumn } from '../../platform/database/stored-json.js'

/** 动态调整 of one published entry; the published text stays until an edition carries this. */
@Entity('amendment')
@Index('ix_amendment_domain', ['domainCode', 'state'])
export class AmendmentEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'int', default: 1 }) version!: number
  @Column({ type: 'varchar', length: 10 }) kind!: AmendmentKind
  @Column({ type: 'varchar', length: 10 }) state!: AmendmentState
  @Column({ type: 'varchar', length: 10, name: 'domain_code' }) domainCode!: string
  @Index('ix_amendment_organisation')
  @Column({ type: 'varchar', length: 40, name: 'organisation_code' })
  organisationCode!: string
  @Index('ix_amendment_number')
  @Column({ type: 'varchar', length: 60, name: 'public_number', nullable: true })
  publicNumber!: string | null
  /** the unit's work whose entries the public reads */
  @Column({ type: 'int', name: 'assignment_id' }) assignmentId!: number
  /** the row the published entry came from; of an added one, once it is finalised */
  @Column({ type: 'int', name: 'entry_id', nullable: true }) entryId!: number | null
  @JsonColumn(nullable(entryShape), { name: 'fields_before', nullable: true }) before!: EntryFields | null
  @JsonColumn(nullable(entryShape), { name: 'fields_after', nullable: true }) fields!: EntryFields | null
  @Column({ type: 'varchar', length: 10, name: 'trigger_kind' }) trigger!: Trigger | ''
  @Column({ type: 'varchar', length: 10, name: 'trigger_on' }) triggerOn!: string
  @Column({ type: 'varchar', length: 500 }) reason!: string
  /** leads that have approved */
  @JsonColumn(list(text), { name: 'signed_by' }) signedBy!: string[]
  /** of the last return */
  @Column({ type: 'varchar', length: 500, default: '' }) remark!: string
  @Column({ type: 'int', name: 'edition_id', nullable: true }) editionId!: number | null
  /** the moment of 审定: of two decisions about an item the later one counts; null for those of before this was kept */
  @Column({ type: 'datetime', precision: 3, name: 'finalised_at', nullable: true }) finalisedAt!: Date | null
  /** the wave of a replaced law that drafted it; null: its unit did */
  @Index('ix_amendment_wave')
  @Column({ type: 'int', name: 'law_wave_id', nullable: true })
  lawWaveId!: number | null
  /** 条款待核对: articles of the old law for which the unit is to name the new law's; '' once it has */
  @Column({ type: 'varchar', length: 200, name: 'asked_article', default: '' }) askedArticle!: string
}
