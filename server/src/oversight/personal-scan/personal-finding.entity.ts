import type { Gravity, PersonalKind } from '@gongkai/shared/base/privacy/personal-data'
import type { LocalDate } from '@gongkai/shared/base/time/local-date'
import type { PersonalAnswerKind } from '@gongkai/shared/district/privacy/privacy.contract'
import type { FindingState, ScannedPlace } from '@gongkai/shared/oversight/personal-scan/personal-scan.contract'
import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm'

/** One look through all that stands; of several processes the first to write its occasion makes it. */
@Entity('personal_scan')
@Unique('uq_personal_scan', ['occasion'])
export class PersonalScanEntity {
  @PrimaryGeneratedColumn() id!: number
  /** the day, the release that began, or the acts that moved what stands */
  @Column({ type: 'varchar', length: 60 }) occasion!: string
  @Column({ type: 'datetime', precision: 3, name: 'started_at' }) startedAt!: Date
  /** null: under way, or its process died */
  @Column({ type: 'datetime', precision: 3, name: 'finished_at', nullable: true }) finishedAt!: Date | null
  @Column({ type: 'int', default: 0 }) looked!: number
  @Column({ type: 'int', default: 0 }) found!: number
  @Column({ type: 'int', default: 0 }) fresh!: number
}

/** A finding in what others can read. The datum is kept by a salted code only, and masked. */
@Entity('personal_finding')
@Index('ix_personal_finding_unit', ['organisationCode', 'state'])
export class PersonalFindingEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'varchar', length: 12 }) place!: ScannedPlace
  @Column({ type: 'varchar', length: 60 }) subject!: string
  /** of `earlier`, the newest edition in which it stands */
  @Column({ type: 'int', name: 'edition_id', nullable: true }) editionId!: number | null
  @Column({ type: 'varchar', length: 10, name: 'domain_code', default: '' }) domainCode!: string
  @Column({ type: 'varchar', length: 40, name: 'organisation_code' }) organisationCode!: string
  @Column({ type: 'varchar', length: 400 }) name!: string
  @Column({ type: 'varchar', length: 60 }) part!: string
  /** the stretch of the text, as it was when it was looked through */
  @Column({ type: 'int', name: 'from_at' }) from!: number
  @Column({ type: 'int', name: 'to_at' }) to!: number
  @Column({ type: 'varchar', length: 20 }) kind!: PersonalKind
  @Column({ type: 'varchar', length: 10 }) gravity!: Gravity
  @Column({ type: 'varchar', length: 200 }) masked!: string
  @Column({ type: 'varchar', length: 32 }) salt!: string
  @Column({ type: 'varchar', length: 64 }) code!: string
  @Column({ type: 'datetime', precision: 3, name: 'found_at' }) foundAt!: Date
  @Column({ type: 'varchar', length: 10 }) state!: FindingState
  @Column({ type: 'varchar', length: 20, default: '' }) answered!: PersonalAnswerKind | ''
  /** 公示期满日 of an answer that holds no more */
  @Column({ type: 'varchar', length: 10, nullable: true }) until!: LocalDate | null
  @Column({ type: 'datetime', precision: 3, name: 'settled_at', nullable: true }) settledAt!: Date | null
}
