import { type AsStored, asStored } from '@gongkai/shared/base/shape'
import type { AmendmentKind } from '@gongkai/shared/base/words/amendment-kinds'
import type { Snapshot } from '@gongkai/shared/catalogue/publication/edition-diff'
import type { EntryChange } from '@gongkai/shared/catalogue/publication/publication.contract'
import { changeShape, snapshotShape } from '@gongkai/shared/catalogue/publication/snapshot-shape'
import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm'
import { JsonColumn } from '../../platform/database/stored-json.js'

/** One entry of an edition, as the public reads it: a published entry stays byte for byte (`snapshotOf` completes it). */
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

/** The changes of an edition against what the public read before it; likewise (`changeOf`). */
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
