import type { AmendmentKind } from '@gongkai/shared/amendment/amendment.contract'
import { type AsStored, asStored, list, object, required, text } from '@gongkai/shared/base/shape'
import type { Snapshot } from '@gongkai/shared/publication/edition-diff'
import type { EntryChange } from '@gongkai/shared/publication/publication.contract'
import { changeShape, snapshotShape } from '@gongkai/shared/publication/snapshot-shape'
import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm'
import { JsonColumn } from '../platform/database/stored-json.js'

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
  /** since when rows of it must not be read any more, null while all may: what was made of it before is not given out */
  @Column({ type: 'datetime', precision: 3, name: 'thinned_at', nullable: true }) thinnedAt!: Date | null
}

/** One entry of an edition, as the public reads it: what was published stays byte for byte (`snapshotOf` completes it). */
@Entity('edition_entry')
@Unique('uq_edition_entry', ['editionId', 'publicNumber'])
@Index('ix_edition_entry_domain', ['editionId', 'domainCode'])
export class EditionEntryEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'int', name: 'edition_id' }) editionId!: number
  @Column({ type: 'varchar', length: 10, name: 'domain_code' }) domainCode!: string
  @Column({ type: 'varchar', length: 60, name: 'public_number' }) publicNumber!: string
  /** the row it was made from */
  @Column({ type: 'int', name: 'entry_id', nullable: true }) entryId!: number | null
  @JsonColumn(asStored(snapshotShape)) snapshot!: AsStored<Snapshot>
  /** says what a later edition was concealed for: not read any more */
  @Column({ type: 'boolean', default: false }) concealed!: boolean
}

/** What an edition changed against what the public read before it; likewise (`changeOf`). */
@Entity('edition_change')
@Index('ix_edition_change', ['editionId', 'domainCode'])
export class EditionChangeEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'int', name: 'edition_id' }) editionId!: number
  @Column({ type: 'varchar', length: 10, name: 'domain_code' }) domainCode!: string
  @Index('ix_edition_change_number')
  @Column({ type: 'varchar', length: 60, name: 'public_number' })
  publicNumber!: string
  @Column({ type: 'varchar', length: 10 }) kind!: AmendmentKind
  @JsonColumn(asStored(changeShape)) change!: AsStored<EntryChange>
  /** tells what was concealed */
  @Column({ type: 'boolean', default: false }) concealed!: boolean
}
