import type { PackGuidelineItem } from '@gongkai/shared/base/region/region-pack'
import { list, nullable, object, text } from '@gongkai/shared/base/shape'
import type { GuidelineState } from '@gongkai/shared/district/guideline/guideline-lifecycle'
import type { GuidelineOrigin, GuidelineSource } from '@gongkai/shared/district/guideline/guideline-source'
import { modelShape } from '@gongkai/shared/district/guideline/model-shape'
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'
import { JsonColumn } from '../../platform/database/stored-json.js'

const source = object<GuidelineSource>({ issuer: text, title: text, documentNumber: text, date: text })

/** A version of a domain's 标准指引: the changes it brings, put upon the model rows when it comes into force. */
@Entity('guideline_version')
@Index('ix_guideline_version', ['domainCode', 'number'])
export class GuidelineVersionEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'varchar', length: 10, name: 'domain_code' }) domainCode!: string
  /** given when it is announced; 0 before */
  @Column({ type: 'int', default: 0 }) number!: number
  @Column({ type: 'varchar', length: 10 }) origin!: GuidelineOrigin
  @Index('ix_guideline_version_state') @Column({ type: 'varchar', length: 12 }) state!: GuidelineState
  @JsonColumn(source) source!: GuidelineSource
  /** the product's rows that it came from, so that the same ones are not proposed again; '' where it came from elsewhere */
  @Column({ type: 'varchar', length: 64, name: 'pack_hash', default: '' }) packHash!: string
  /** the date on which it comes into force; '': with the next phase */
  @Column({ type: 'varchar', length: 10, name: 'comes_on', default: '' }) comesOn!: string
  /** the phase (`phaseKey`) that ran in the domain when it was announced: it waits for that phase's end; '' where none ran */
  @Column({ type: 'varchar', length: 34, name: 'announced_in', default: '' }) announcedIn!: string
  /** the phases that ran when it came into force: nobody is asked for its new rows in them */
  @JsonColumn(nullable(list(text)), { nullable: true }) spared!: string[] | null
  @Column({ type: 'varchar', length: 120 }) by!: string
  @Column({ type: 'datetime', precision: 3, name: 'made_at', nullable: true }) madeAt!: Date | null
  @Column({ type: 'datetime', precision: 3, name: 'announced_at', nullable: true }) announcedAt!: Date | null
  /** null before that, and for rows that stood before there were versions */
  @Column({ type: 'datetime', precision: 3, name: 'in_force_at', nullable: true }) inForceAt!: Date | null
}

/** A row as it stood before a version changed it; times as ISO text. */
export interface FormerRow {
  /** null: there was none */ fields: PackGuidelineItem | null
  appliesTo: string | null
  changedAt: string | null
  checkedBy: string
  checkedAt: string | null
  shipped: PackGuidelineItem | null
}
const former = object<FormerRow>({
  fields: nullable(modelShape),
  appliesTo: nullable(text),
  changedAt: nullable(text),
  checkedBy: text,
  checkedAt: nullable(text),
  shipped: nullable(modelShape),
})

/** One row that a version adds, changes or retires. */
@Entity('guideline_change')
export class GuidelineChangeEntity {
  @PrimaryGeneratedColumn() id!: number
  @Index('ix_guideline_change') @Column({ type: 'int', name: 'version_id' }) versionId!: number
  @Column({ type: 'varchar', length: 10 }) kind!: 'new' | 'changed' | 'gone'
  /** the row that it is put upon; of a new row once it is in force */
  @Column({ type: 'int', name: 'item_id', nullable: true }) itemId!: number | null
  /** the row as it was when the change was written */
  @JsonColumn(nullable(modelShape), { nullable: true }) base!: PackGuidelineItem | null
  @JsonColumn(nullable(modelShape), { nullable: true }) fields!: PackGuidelineItem | null
  /** the row as it was before the version came into force; null while it has not, or where the change met nothing to change */
  @JsonColumn(nullable(former), { nullable: true }) former!: FormerRow | null
}
