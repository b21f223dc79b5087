import type { Gravity, PersonalKind } from '@gongkai/shared/base/privacy/personal-data'
import type { LocalDate } from '@gongkai/shared/base/time/local-date'
import type { PersonalAnswerKind } from '@gongkai/shared/district/privacy/privacy.contract'
import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm'

/**
 * The answer to a finding, for all texts of a unit in which the same datum stands. The datum is kept by a salted code only
 * (datum-code.ts) and in its masked form. Never changed: answered again it is a row of its own.
 */
@Entity('personal_answer')
@Unique('uq_personal_answer', ['organisationCode', 'kind', 'code'])
export class PersonalAnswerEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'varchar', length: 40, name: 'organisation_code' }) organisationCode!: string
  @Column({ type: 'varchar', length: 20 }) kind!: PersonalKind
  @Column({ type: 'varchar', length: 64 }) code!: string
  @Column({ type: 'varchar', length: 32 }) salt!: string
  @Column({ type: 'varchar', length: 200 }) masked!: string
  /** as it was answered: an answer at `ask` does not lift a later `block` */
  @Column({ type: 'varchar', length: 10 }) gravity!: Gravity
  @Column({ type: 'varchar', length: 20 }) answer!: PersonalAnswerKind
  @Column({ type: 'varchar', length: 500 }) reason!: string
  /** the law that demands it; '' of what is not personal */
  @Column({ type: 'varchar', length: 500 }) ground!: string
  /** 公示期满日 */
  @Column({ type: 'varchar', length: 10, nullable: true }) until!: LocalDate | null
  @Column({ type: 'varchar', length: 200 }) by!: string
  @Column({ type: 'datetime', precision: 3 }) at!: Date
}
