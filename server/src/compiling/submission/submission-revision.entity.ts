import { list, nullable, number, object, required, text } from '@gongkai/shared/base/shape'
import { entryShape } from '@gongkai/shared/base/template/entry-shape'
import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm'
import { JsonColumn } from '../../platform/database/stored-json.js'
import type { EntryEntity } from '../entry/entry.entity.js'

/** An entry as it was handed in. */
export type HandedInEntry = Pick<EntryEntity, 'id' | 'position' | 'guidelineItemId' | 'originCode' | 'fields'>

export function handedIn({ id, position, guidelineItemId, originCode, fields }: EntryEntity): HandedInEntry {
  return { id, position, guidelineItemId, originCode, fields }
}

const handedInEntry = object<HandedInEntry>({
  id: required(number),
  position: number,
  guidelineItemId: nullable(number),
  originCode: nullable(text),
  fields: entryShape,
})

/** The contents of one hand-in; never changed, so that a reviewer can be shown what changed since. */
@Entity('submission_revision')
@Unique('uq_submission_revision', ['submissionId', 'revision'])
export class SubmissionRevisionEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'int', name: 'submission_id' }) submissionId!: number
  @Column({ type: 'int' }) revision!: number
  @Column({ type: 'datetime', precision: 3, name: 'submitted_at' }) submittedAt!: Date
  @Column({ type: 'varchar', length: 120 }) by!: string
  @Column({ type: 'int', name: 'entry_count' }) entryCount!: number
  /** not read with the rest: it may hold hundreds of rows */
  @JsonColumn(list(handedInEntry), { select: false }) entries!: HandedInEntry[]
}
