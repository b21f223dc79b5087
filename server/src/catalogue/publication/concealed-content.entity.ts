import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

/** Content for which an edition was concealed, or that was taken down (紧急下线): not published again, under whatever number, until somebody has changed it. */
@Entity('concealed_content')
export class ConcealedContentEntity {
  @PrimaryGeneratedColumn() id!: number
  @Index('ix_concealed_content_edition') @Column({ type: 'int', name: 'edition_id' }) editionId!: number
  @Index('ix_concealed_content') @Column({ type: 'varchar', length: 10, name: 'domain_code' }) domainCode!: string
  /** as it was published; a unit that follows this one counts as it (`mergedInto`) */
  @Column({ type: 'varchar', length: 40, name: 'organisation_code' })
  organisationCode!: string
  @Column({ type: 'varchar', length: 60, name: 'public_number' }) publicNumber!: string
  /** SHA-256 of `contentText`, hex */
  @Column({ type: 'varchar', length: 64 }) fingerprint!: string
  /** the 紧急下线 that it was concealed by; the office's 恢复 ends it */
  @Column({ type: 'int', name: 'takedown_id', nullable: true }) takedownId!: number | null
}
