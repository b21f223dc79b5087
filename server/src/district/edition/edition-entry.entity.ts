import { type AsStored, asStored } from '@gongkai/shared/base/shape'
import { type Snapshot, snapshotShape } from '@gongkai/shared/district/edition/snapshot'
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
  /** 沿用: its unit had not handed in; the edition that said last how it is */
  @Column({ type: 'int', name: 'kept_from', nullable: true }) keptFrom!: number | null
  /** says what a later edition was concealed for: not read any more */
  @Column({ type: 'boolean', default: false }) concealed!: boolean
  /** 紧急下线: not read by anybody outside until it comes back; the next edition still counts with it */
  @Column({ type: 'boolean', default: false }) paused!: boolean
}
