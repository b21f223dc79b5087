import type { LawStatus } from '@gongkai/shared/district/law/law.contract'
import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm'

/** The library is everybody's; '' and not NULL, which a unique key would let through twice. */
export const LIBRARY = ''

/** 法规库: one law, regulation or document that a 公开依据 may name. */
@Entity('law')
@Unique('uq_law', ['organisationCode', 'searchKey'])
export class LawEntity {
  @PrimaryGeneratedColumn() id!: number
  /** whose own it is; `LIBRARY` for everybody's */
  @Column({ type: 'varchar', length: 40, name: 'organisation_code' }) organisationCode!: string
  @Column({ type: 'varchar', length: 200 }) title!: string
  @Column({ type: 'varchar', length: 100, name: 'document_number' }) documentNumber!: string
  @Column({ type: 'varchar', length: 10 }) status!: LawStatus
  @Column({ type: 'varchar', length: 200, name: 'replaced_by' }) replacedBy!: string
  @Column({ type: 'varchar', length: 500 }) note!: string
  /** title and number as they are searched; the same for two ways of writing one law */
  @Column({ type: 'varchar', length: 310, name: 'search_key' }) searchKey!: string
}
