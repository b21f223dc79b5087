import type { Refusal } from '@gongkai/shared/base/refusal'
import { refusalShape } from '@gongkai/shared/base/refusal-shape'
import { anything, list, named, nullable, number, object, optional, text } from '@gongkai/shared/base/shape'
import type { EntryFields } from '@gongkai/shared/base/template/entry'
import { entryShape } from '@gongkai/shared/base/template/entry-shape'
import type { ImportKind } from '@gongkai/shared/base/words/import-kinds'
import type {
  ImportCounts,
  ImportRowView,
  ImportState,
  ImportView,
  LineKind,
  RowMatch,
} from '@gongkai/shared/exchange/import/import.contract'
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'
import { JsonColumn } from '../../platform/database/stored-json.js'

type Outcome = NonNullable<ImportView['outcome']>
const outcome = object<Outcome>({ added: number, updated: number, marked: optional(number) })
type Cleared = Pick<ImportView, 'counts' | 'domains'>
const cleared = object<Cleared>({
  counts: object<ImportCounts>({
    lines: number,
    rows: number,
    left: number,
    new: number,
    update: number,
    identical: number,
    doubtful: number,
    incomplete: number,
    faulty: number,
    chosen: number,
    personal: number,
  }),
  domains: list(object<Cleared['domains'][number]>({ code: text, name: text, rowCount: number })),
})
type Cell = ImportRowView['source'][number]

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
  /** the domain all rows belong to, as the person who brought it said; '' where the table says it */
  @Column({ type: 'varchar', length: 10, name: 'domain_code' }) domainCode!: string
  /** 0–100 while it is read; the process that reads writes it, so that one that died is known by `touchedAt` */
  @Column({ type: 'int', default: 0 }) progress!: number
  @Column({ type: 'datetime', precision: 3, name: 'touched_at' }) touchedAt!: Date
  @JsonColumn(nullable(list(refusalShape)), { nullable: true }) refusals!: Refusal[] | null
  @JsonColumn(nullable(outcome), { nullable: true }) outcome!: Outcome | null
  /** what its rows came to, once they are cleared away; null while they are there */
  @JsonColumn(nullable(cleared), { nullable: true }) cleared!: Cleared | null
}

/** One line of it. */
@Entity('import_row')
@Index('ix_import_row', ['importId', 'position'])
@Index('ix_import_row_key', ['importId', 'matchKey'])
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
  @JsonColumn(list(object<Cell>({ head: text, text }))) source!: Cell[]
  @JsonColumn(nullable(entryShape), { nullable: true }) fields!: EntryFields | null
  @JsonColumn(nullable(named(text)), { nullable: true, name: 'column_values' }) values!: Record<string, string> | null
  @JsonColumn(list(refusalShape)) doubts!: Refusal[]
  @JsonColumn(list(refusalShape)) faults!: Refusal[]
  @Column({ type: 'boolean' }) incomplete!: boolean
  @Column({ type: 'boolean' }) doubtful!: boolean
  @Column({ type: 'boolean' }) faulty!: boolean
  @Column({ type: 'varchar', length: 10, nullable: true }) match!: RowMatch | null
  /** rows of one import with the same key are about the same thing, e.g. a domain and three names; '' for a line that is no row */
  @Column({ type: 'varchar', length: 64, name: 'match_key' }) matchKey!: string
  /** what it would change: the id of an entry, model row or law, the code of a matter or unit */
  @Column({ type: 'varchar', length: 60, nullable: true }) target!: string | null
  /** how that stood when it was looked at */
  @Column({ type: 'varchar', length: 64, name: 'target_mark', nullable: true }) targetMark!: string | null
  @Column({ type: 'boolean' }) chosen!: boolean
  /** 个人信息 in it that nobody answered, by `personalMarks`; '' for none */
  @Column({ type: 'varchar', length: 250, default: '' }) personal!: string
}

/** The effect of an applied row, for the undoing. */
@Entity('import_effect')
export class ImportEffectEntity {
  @PrimaryGeneratedColumn() id!: number
  @Index('ix_import_effect') @Column({ type: 'int', name: 'import_id' }) importId!: number
  @Column({ type: 'int', name: 'row_id' }) rowId!: number
  @Column({ type: 'varchar', length: 60 }) target!: string
  /** the state it was left in; a row that stands otherwise was built upon */
  @Column({ type: 'varchar', length: 64 }) mark!: string
  /** what stood there before, by kind; its `fields` are null for what was added; each kind's target reads it by its own shape */
  @JsonColumn(anything) former!: unknown
}
