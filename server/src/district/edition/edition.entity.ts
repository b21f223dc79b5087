import { code, list, nullable, object, required, text } from '@gongkai/shared/base/shape'
import type { GivenReview } from '@gongkai/shared/base/words/publication-reviews'
import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm'
import { JsonColumn } from '../../platform/database/stored-json.js'

/** A domain and the round its entries are taken from. */
export interface DomainOfRound {
  code: string
  roundCode: string
}

/** 目录版本: an immutable snapshot; never edited. */
@Entity('edition')
@Unique('uq_edition', ['year', 'number'])
export class EditionEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'int' }) year!: number
  @Column({ type: 'int' }) number!: number
  @Column({ type: 'varchar', length: 20, name: 'round_code' }) roundCode!: string
  @Column({ type: 'datetime', precision: 3, name: 'published_at' }) publishedAt!: Date
  @Column({ type: 'varchar', length: 500 }) note!: string
  @Column({ type: 'int', name: 'entry_count' }) entryCount!: number
  /** SHA-256 over the entries in order, hex */
  @Column({ type: 'varchar', length: 64, name: 'content_hash' }) contentHash!: string
  /** 施行日期, local */
  @Column({ type: 'varchar', length: 10, name: 'effective_on' }) effectiveOn!: string
  /** what it settles, also a domain of which nothing is left, and the round each one's entries are of */
  @JsonColumn(list(object<DomainOfRound>({ code: required(text), roundCode: text })), { nullable: true })
  domains!: DomainOfRound[]
  /** 撤回: published in error */
  @Column({ type: 'datetime', precision: 3, name: 'withdrawn_at', nullable: true }) withdrawnAt!: Date | null
  @Column({ type: 'varchar', length: 500, default: '' }) explanation!: string
  /** withdrawn, and its entries must not be read any more */
  @Column({ type: 'boolean', default: false }) concealed!: boolean
  /** since when rows of it must not be read any more, null while all may; files made of it before are not given out */
  @Column({ type: 'datetime', precision: 3, name: 'thinned_at', nullable: true }) thinnedAt!: Date | null
  /** 编制、审核、保密审查 by name (条例第十七条), for staff; null where it was published before they were asked */
  @JsonColumn(
    nullable(
      list(
        object<GivenReview>({ kind: required(code()), name: required(text), unit: required(text), at: required(text) }),
      ),
    ),
    { nullable: true },
  )
  reviews!: GivenReview[] | null
}
