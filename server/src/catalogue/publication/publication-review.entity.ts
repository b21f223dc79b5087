import { list, required, text } from '@gongkai/shared/base/shape'
import type { PublicationReviewKind } from '@gongkai/shared/base/words/publication-reviews'
import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm'
import { JsonColumn } from '../../platform/database/stored-json.js'

/**
 * 编制、审核 or 保密审查 (条例第十七条): a signature upon the content that the next edition would have of these domains. It counts while the
 * content is the same and its person is of the office; the edition keeps the three, and they go from here.
 */
@Entity('publication_review')
@Unique('uq_publication_review', ['plan', 'kind'])
export class PublicationReviewEntity {
  @PrimaryGeneratedColumn() id!: number
  /** SHA-256 over the round and the domains, hex: what is published together */
  @Column({ type: 'varchar', length: 64 }) plan!: string
  @Column({ type: 'varchar', length: 20, name: 'round_code' }) roundCode!: string
  @JsonColumn(list(required(text)), { name: 'domain_codes' }) domainCodes!: string[]
  @Column({ type: 'varchar', length: 12 }) kind!: PublicationReviewKind
  @Column({ type: 'int', name: 'person_id' }) personId!: number
  @Column({ type: 'varchar', length: 60 }) name!: string
  @Column({ type: 'varchar', length: 120 }) unit!: string
  /** of the content it was given for, as an edition's */
  @Column({ type: 'varchar', length: 64, name: 'content_hash' }) contentHash!: string
  /** the last act upon these domains that was seen (`versionOf`) */
  @Column({ type: 'int', name: 'seen_version' }) seenVersion!: number
  @Column({ type: 'datetime', precision: 3 }) at!: Date
}
