import { randomBytes } from 'node:crypto'
import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import type { CleanType } from '../../platform/files/clean/cleaned-file.js'

/** 128 bits that nobody guesses: an address that was never given out is not found. */
export const newFileId = (): string => randomBytes(16).toString('hex')

/** A photo or file of a 公开记录, or one that waits to be named by one. Its bytes lie in `DisclosureFileStore` under their hash. */
@Entity('disclosure_file')
export class DisclosureFileEntity {
  @PrimaryColumn({ type: 'varchar', length: 32 }) id!: string
  /** the unit that sent it */
  @Column({ type: 'varchar', length: 40, name: 'organisation_code' }) organisationCode!: string
  /** null: no record names it, since `unusedSince` */
  @Index('ix_disclosure_file_record')
  @Column({ type: 'int', name: 'disclosure_id', nullable: true })
  disclosureId!: number | null
  /** its place among the files of its record */
  @Column({ type: 'int' }) position!: number
  @Column({ type: 'varchar', length: 5 }) kind!: 'photo' | 'file'
  @Column({ type: 'varchar', length: 5 }) type!: CleanType
  @Column({ type: 'varchar', length: 120 }) name!: string
  @Column({ type: 'varchar', length: 64 }) sha256!: string
  @Column({ type: 'int' }) bytes!: number
  /** of a photo, once more for lists; '' of a file */
  @Column({ type: 'varchar', length: 64, name: 'small_sha256' }) smallSha256!: string
  @Column({ type: 'int', name: 'small_bytes' }) smallBytes!: number
  @Column({ type: 'int' }) width!: number
  @Column({ type: 'int' }) height!: number
  /** nobody but a person has read what is in it */
  @Column({ type: 'boolean' }) unread!: boolean
  @Column({ type: 'datetime', precision: 3, name: 'made_at' }) madeAt!: Date
  @Index('ix_disclosure_file_unused')
  @Column({ type: 'datetime', precision: 3, name: 'unused_since', nullable: true })
  unusedSince!: Date | null
}
