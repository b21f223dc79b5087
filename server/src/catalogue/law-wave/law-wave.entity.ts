import { list, nullable, number, object, text } from '@gongkai/shared/base/shape'
import type { WaveState } from '@gongkai/shared/catalogue/law-wave/law-wave.contract'
import type { Replacement } from '@gongkai/shared/district/law/law.contract'
import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm'
import { replacementShape } from '../../district/law/law.entity.js'
import { JsonColumn } from '../../platform/database/stored-json.js'
import type { Recorded } from '../../platform/ledger/ledger.js'

const recorded = object<Recorded>({
  personId: nullable(number),
  name: text,
  organisationCode: nullable(text),
  organisationName: text,
})

/** A unit that was asked to confirm, and the local date on which it was asked last. */
export interface NudgedUnit {
  organisationCode: string
  on: string
}

/** A law was replaced by another: the amendments that follow are drafted portion by portion, after what `atDomain` and `afterNumber` say. */
@Entity('law_wave')
export class LawWaveEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'int', default: 1 }) version!: number
  @Column({ type: 'int', name: 'law_id' }) lawId!: number
  /** as the law was called then */
  @Column({ type: 'varchar', length: 200, name: 'law_title' }) lawTitle!: string
  @Column({ type: 'varchar', length: 100, name: 'law_number' }) lawNumber!: string
  @JsonColumn(replacementShape) replacement!: Replacement
  /** null: all */
  @JsonColumn(nullable(list(text)), { name: 'domain_codes', nullable: true }) domainCodes!: string[] | null
  @Column({ type: 'varchar', length: 500 }) reason!: string
  @Column({ type: 'varchar', length: 10, name: 'trigger_on' }) triggerOn!: string
  @Column({ type: 'varchar', length: 12 }) state!: WaveState
  /** who asked, in whose name it is drafted */
  @JsonColumn(recorded) actor!: Recorded
  @Column({ type: 'datetime', precision: 3, name: 'started_at' }) startedAt!: Date
  @Column({ type: 'varchar', length: 10, name: 'at_domain', default: '' }) atDomain!: string
  @Column({ type: 'varchar', length: 60, name: 'after_number', default: '' }) afterNumber!: string
  @JsonColumn(nullable(list(object<NudgedUnit>({ organisationCode: text, on: text }))), { nullable: true })
  nudged!: NudgedUnit[] | null
}

/** A standing item that cites the law: drafted, or left to its unit. */
@Entity('law_wave_item')
@Unique('uq_law_wave_item', ['waveId', 'publicNumber'])
export class LawWaveItemEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'int', name: 'wave_id' }) waveId!: number
  @Column({ type: 'varchar', length: 60, name: 'public_number' }) publicNumber!: string
  @Column({ type: 'varchar', length: 10, name: 'domain_code' }) domainCode!: string
  /** whose it was when it was drafted */
  @Column({ type: 'varchar', length: 40, name: 'organisation_code' }) organisationCode!: string
  @Column({ type: 'int', name: 'amendment_id', nullable: true }) amendmentId!: number | null
  /** '' where it was drafted */
  @Column({ type: 'varchar', length: 300, name: 'left_because', default: '' }) leftBecause!: string
}
