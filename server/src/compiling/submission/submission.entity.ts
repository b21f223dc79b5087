import { list, text } from '@gongkai/shared/base/shape'
import type { FillingPhase } from '@gongkai/shared/base/words/phases'
import type { SubmissionState } from '@gongkai/shared/base/words/submission-states'
import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm'
import { JsonColumn } from '../../platform/database/stored-json.js'

/** 报送: an assignment's entries handed in for a phase. */
@Entity('submission')
@Unique('uq_submission', ['assignmentId', 'phase'])
export class SubmissionEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'int', name: 'assignment_id' }) assignmentId!: number
  @Column({ type: 'varchar', length: 12 }) phase!: FillingPhase
  @Column({ type: 'varchar', length: 12 }) state!: SubmissionState
  /** 0 before the first hand-in, then counts the revisions */
  @Column({ type: 'int' }) revision!: number
  @Column({ type: 'datetime', precision: 3, name: 'submitted_at', nullable: true }) submittedAt!: Date | null
  /** the hand-in by which lateness is judged (first-hand-in.ts in shared); null before it */
  @Column({ type: 'datetime', precision: 3, name: 'first_sent_at', nullable: true }) firstSentAt!: Date | null
  /** the leads that approved this revision (会签) */
  @JsonColumn(list(text), { name: 'approved_by' }) approvedBy!: string[]
}
