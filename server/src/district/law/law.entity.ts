import { list, nullable, object, text } from '@gongkai/shared/base/shape'
import type { LawKind, Replacement } from '@gongkai/shared/district/law/law.contract'
import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm'
import { JsonColumn } from '../../platform/database/stored-json.js'

/** The library is everybody's; '' and not NULL, which a unique key would let through twice. */
export const LIBRARY = ''

export const replacementShape = object<Replacement>({
  title: text,
  documentNumber: text,
  articles: list(object<Replacement['articles'][number]>({ from: text, to: text })),
})

/** 法规库: one law, regulation or document that a 公开依据 may name. */
@Entity('law')
@Unique('uq_law', ['organisationCode', 'searchKey'])
export class LawEntity {
  @PrimaryGeneratedColumn() id!: number
  /** whose own it is; `LIBRARY` for everybody's */
  @Column({ type: 'varchar', length: 40, name: 'organisation_code' }) organisationCode!: string
  @Column({ type: 'varchar', length: 200 }) title!: string
  @Column({ type: 'varchar', length: 100, name: 'document_number' }) documentNumber!: string
  /** `repealed` where it ended, be it on a day that nobody knows; its 效力 on a day is told by `lawStatusOn` */
  @Column({ type: 'varchar', length: 10 }) status!: 'effective' | 'repealed'
  @Column({ type: 'varchar', length: 200, name: 'replaced_by' }) replacedBy!: string
  @Column({ type: 'varchar', length: 500 }) note!: string
  /** title and number as they are searched; the same for two ways of writing one law */
  @Column({ type: 'varchar', length: 310, name: 'search_key' }) searchKey!: string
  @Column({ type: 'varchar', length: 12, nullable: true }) kind!: LawKind | null
  @Column({ type: 'varchar', length: 100, default: '' }) issuer!: string
  @Column({ type: 'varchar', length: 10, name: 'effective_from', nullable: true }) effectiveFrom!: string | null
  @Column({ type: 'varchar', length: 10, name: 'ended_on', nullable: true }) endedOn!: string | null
  @Column({ type: 'varchar', length: 200, name: 'ended_by', default: '' }) endedBy!: string
  /** null: none is known but `replacedBy` */
  @JsonColumn(nullable(list(replacementShape)), { nullable: true }) replacements!: Replacement[] | null
  @Column({ type: 'int', name: 'last_article', nullable: true }) lastArticle!: number | null
  @Column({ type: 'varchar', length: 300, default: '' }) source!: string
  /** when somebody changed it; null: as it came with the product, which may bring it up to date */
  @Column({ type: 'datetime', precision: 3, name: 'edited_at', nullable: true }) editedAt!: Date | null
  @Column({ type: 'int', default: 1 }) version!: number
}
