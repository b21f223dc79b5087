import type { Refusal } from '@gongkai/shared/base/refusal'
import type { EntryFields } from '@gongkai/shared/entry/entry'
import type { ImportKind, ImportState, LineKind, RowMatch } from '@gongkai/shared/import/import.contract'
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

/** A table somebody brought along, read and waiting to be looked at, or taken over. */
@Entity('import')
@Index('ix_import_unit', ['organisationCode', 'at'])
export class ImportEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'int', default: 1 }) version!: number
  @Column({ type: 'varchar', length: 20 }) kind!: ImportKind
  @Column({ type: 'varchar', length: 10 }) state!: ImportState
  @Column({ type: 'varchar', length: 200 }) name!: string
  @Column({ type: 'varchar', length: 40, name: 'organisation_code' }) organisationCode!: string
  @Column({ type: 'varchar', length: 120 }) by!: string
  @Column({ type: 'datetime', precision: 3 }) at!: Date
  /** the domain all rows belong to, as whoever brought it said; '' where the table says it */
  @Column({ type: 'varchar', length: 10, name: 'domain_code' }) domainCode!: string
  /** 0–100 while it is read; the process that reads writes it, so that one that died is known by `touchedAt` */
  @Column({ type: 'int', default: 0 }) progress!: number
  @Column({ type: 'datetime', precision: 3, name: 'touched_at' }) touchedAt!: Date
  @Column({ type: 'simple-json', nullable: true }) refusals!: Refusal[] | null
  @Column({ type: 'simple-json', nullable: true }) outcome!: { added: number; updated: number } | null
}

/** One line of it. */
@Entity('import_row')
@Index('ix_import_row', ['importId', 'position'])
export class ImportRowEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'int', name: 'import_id' }) importId!: number
  @Column({ type: 'int', default: 1 }) version!: number
  @Column({ type: 'int' }) position!: number
  @Column({ type: 'varchar', length: 120 }) place!: string
  @Column({ type: 'varchar', length: 10 }) line!: LineKind
  @Column({ type: 'varchar', length: 200 }) said!: string
  @Column({ type: 'varchar', length: 10, name: 'domain_code' }) domainCode!: string
  /** the heads and texts as they stood */
  @Column({ type: 'simple-json' }) source!: { head: string; text: string }[]
  @Column({ type: 'simple-json', nullable: true }) fields!: EntryFields | null
  @Column({ type: 'simple-json', nullable: true, name: 'column_values' }) values!: Record<string, string> | null
  @Column({ type: 'simple-json' }) doubts!: Refusal[]
  @Column({ type: 'simple-json' }) faults!: Refusal[]
  @Column({ type: 'boolean' }) incomplete!: boolean
  @Column({ type: 'boolean' }) doubtful!: boolean
  @Column({ type: 'boolean' }) faulty!: boolean
  @Column({ type: 'varchar', length: 10, nullable: true }) match!: RowMatch | null
  /** what it would change: an entry, a model row, a matter, a law; what it became, once applied */
  @Column({ type: 'int', name: 'target_id', nullable: true }) targetId!: number | null
  @Column({ type: 'boolean' }) chosen!: boolean
  /** once applied, for the undoing: the version it left behind, and what stood there before (null: nothing) */
  @Column({ type: 'int', name: 'applied_version', nullable: true }) appliedVersion!: number | null
  @Column({ type: 'simple-json', nullable: true }) former!: unknown
}
