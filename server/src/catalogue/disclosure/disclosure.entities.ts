import { code, list, text } from '@gongkai/shared/base/shape'
import type { Channel } from '@gongkai/shared/base/template/entry-template'
import type { LinkResult } from '@gongkai/shared/catalogue/disclosure/link-result'
import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm'
import { JsonColumn } from '../../platform/database/stored-json.js'

const channels = list(code<Channel>())

/** A fact with its recorder, its time and the intent of a phone: the same one arrives once. */
abstract class RecordedFact {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'varchar', length: 40, name: 'recorder_code' }) recorderCode!: string
  @Column({ type: 'varchar', length: 200, name: 'recorded_by' }) recordedBy!: string
  @Column({ type: 'datetime', precision: 3, name: 'recorded_at' }) recordedAt!: Date
  /** sha256; null for what was not sent by a page */
  @Column({ type: 'varchar', length: 64, nullable: true }) intent!: string | null
}

/** 应公开信息: a thing that came into being under a published item. Its standing is computed (`occurrenceState`), never stored. */
@Entity('occurrence')
@Unique('uq_occurrence_intent', ['intent'])
@Index('ix_occurrence_item', ['publicNumber', 'formedOn', 'dueOn', 'publishedOn'])
@Index('ix_occurrence_settled', ['settled', 'dueOn'])
@Index('ix_occurrence_unit', ['organisationCode', 'settled'])
@Index('ix_occurrence_version', ['version'])
export class OccurrenceEntity extends RecordedFact {
  @Column({ type: 'int', default: 1 }) version!: number
  @Column({ type: 'varchar', length: 60, name: 'public_number' }) publicNumber!: string
  /** as it was called then: an item may be renamed or withdrawn */
  @Column({ type: 'varchar', length: 320, name: 'item_name' }) itemName!: string
  /** the unit that answers for it; its name stays that of the day */
  @Column({ type: 'varchar', length: 40, name: 'organisation_code' }) organisationCode!: string
  @Column({ type: 'varchar', length: 200, name: 'organisation_name' }) organisationName!: string
  @Column({ type: 'varchar', length: 10, name: 'domain_code' }) domainCode!: string
  /** of the limit, '' for all it holds */
  @Column({ type: 'varchar', length: 120 }) subject!: string
  @Column({ type: 'varchar', length: 200 }) title!: string
  @Column({ type: 'varchar', length: 10, name: 'formed_on' }) formedOn!: string
  /** frozen, with the calendar it was reckoned by */
  @Column({ type: 'varchar', length: 10, name: 'due_on' }) dueOn!: string
  @Column({ type: 'boolean' }) article26!: boolean
  @Column({ type: 'boolean' }) estimated!: boolean
  @Column({ type: 'varchar', length: 200, name: 'reckoned_with' }) reckonedWith!: string
  /** the channels that the item promised then: a new edition's count for new things */
  @JsonColumn(channels) promised!: Channel[]
  /** the first day of all its records; null while there is none */
  @Column({ type: 'varchar', length: 10, name: 'published_on', nullable: true }) publishedOn!: string | null
  /** nothing is left to be done (`isSettled`): lists pass it by */
  @Column({ type: 'boolean' }) settled!: boolean
}

/** 公开记录: where and when it was published. */
@Entity('disclosure')
@Unique('uq_disclosure_intent', ['intent'])
@Index('ix_disclosure_published', ['publishedOn'])
export class DisclosureEntity extends RecordedFact {
  @Index('ix_disclosure_occurrence')
  @Column({ type: 'int', name: 'occurrence_id' })
  occurrenceId!: number
  @JsonColumn(channels) channels!: Channel[]
  @Column({ type: 'varchar', length: 500 }) url!: string
  @Column({ type: 'varchar', length: 10, name: 'published_on' }) publishedOn!: string
  @Column({ type: 'varchar', length: 10, name: 'shown_until', nullable: true }) shownUntil!: string | null
  @Column({ type: 'varchar', length: 10, name: 'taken_down_on', nullable: true }) takenDownOn!: string | null
  /** who put it up, which may be another unit (区局统一公开); its name is that of the day */
  @Column({ type: 'varchar', length: 40, name: 'publisher_code' }) publisherCode!: string
  @Column({ type: 'varchar', length: 200, name: 'publisher_name' }) publisherName!: string
  /** 已经保密审查: by whom */
  @Column({ type: 'varchar', length: 60, name: 'reviewed_by' }) reviewedBy!: string
  /** of its link; '' while none is known (未核查) */
  @Column({ type: 'varchar', length: 10, name: 'link_result', default: '' }) linkResult!: LinkResult | ''
  @Column({ type: 'varchar', length: 10, name: 'link_checked_on', nullable: true }) linkCheckedOn!: string | null
  /** also where the try told nothing */
  @Column({ type: 'varchar', length: 10, name: 'link_tried_on', nullable: true }) linkTriedOn!: string | null
}

/** 本期无新增, signed by an approver. */
@Entity('nothing_arose')
@Unique('uq_nothing_arose', ['publicNumber', 'quarter'])
export class NothingAroseEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'varchar', length: 60, name: 'public_number' }) publicNumber!: string
  @Column({ type: 'varchar', length: 40, name: 'organisation_code' }) organisationCode!: string
  /** e.g. 2026Q3 */
  @Column({ type: 'varchar', length: 6 }) quarter!: string
  @Column({ type: 'varchar', length: 200 }) by!: string
  @Column({ type: 'datetime', precision: 3 }) at!: Date
}

/** The only row's key. */
export const THE_SETTING = 1

/** Settings of the district for 公开落实; no row while none was made. */
@Entity('disclosure_setting')
export class DisclosureSettingEntity {
  @PrimaryColumn({ type: 'int' }) id!: number
  /** sites that links may lead to; none: all */
  @JsonColumn(list(text)) hosts!: string[]
  @Column({ type: 'int' }) version!: number
}

/** The unit's correction of what its published limit demands; one that was taken back stays with an empty limit. */
@Entity('expectation_correction')
@Unique('uq_expectation_correction', ['publicNumber'])
export class ExpectationCorrectionEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'varchar', length: 60, name: 'public_number' }) publicNumber!: string
  @Column({ type: 'varchar', length: 40, name: 'organisation_code' }) organisationCode!: string
  @Column({ type: 'varchar', length: 10, name: 'domain_code' }) domainCode!: string
  @Column({ type: 'varchar', length: 500, name: 'limit_text' }) limit!: string
  @Column({ type: 'varchar', length: 500 }) reason!: string
  @Column({ type: 'int' }) version!: number
  @Column({ type: 'varchar', length: 200 }) by!: string
  @Column({ type: 'datetime', precision: 3 }) at!: Date
  /** who of the lead has looked at it */
  @Column({ type: 'varchar', length: 200, name: 'seen_by' }) seenBy!: string
}
