import { code, list, number, object, required, text } from '@gongkai/shared/base/shape'
import type { BatchAct, ReviewBatch } from '@gongkai/shared/compiling/review/review.contract'
import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm'
import { JsonColumn } from '../../platform/database/stored-json.js'
import type { SignedIn } from '../../platform/http/actor.js'

const signedIn = object<SignedIn>({
  personId: required(number),
  sessionId: number,
  account: text,
  name: text,
  roles: list(code()),
  organisationCode: required(text),
  organisationName: text,
  organisationKind: required(code<SignedIn['organisationKind']>()),
})

/** 批量审核: stored at once, in force from `effectiveAt`; nobody else sees it before. */
@Entity('review_batch')
export class ReviewBatchEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'varchar', length: 40, name: 'organisation_code' }) organisationCode!: string
  /** who asked, as signed in then */ @JsonColumn(signedIn) actor!: SignedIn
  @Column({ type: 'varchar', length: 10 }) act!: BatchAct
  @Column({ type: 'varchar', length: 500 }) overall!: string
  @Column({ type: 'datetime', precision: 3, name: 'effective_at' }) effectiveAt!: Date
  @Index('ix_review_batch_state') @Column({ type: 'varchar', length: 10 }) state!: ReviewBatch['state']
}

/** One submission of a bulk verdict; `outcome` is null until it was tried. */
@Entity('review_batch_item')
@Unique('uq_review_batch_item', ['batchId', 'assignmentId'])
export class ReviewBatchItemEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'int', name: 'batch_id' }) batchId!: number
  @Index('ix_review_batch_item_assignment') @Column({ type: 'int', name: 'assignment_id' }) assignmentId!: number
  @Column({ type: 'int' }) revision!: number
  @Column({ type: 'varchar', length: 10, nullable: true }) outcome!: 'done' | 'refused' | null
  @Column({ type: 'varchar', length: 500 }) reason!: string
}
