import type { PackMilestone } from '@gongkai/shared/base/region/region-pack'
import { code, list, object, required, text } from '@gongkai/shared/base/shape'
import type { FillingPhase } from '@gongkai/shared/base/words/phases'
import type { RoundKind } from '@gongkai/shared/base/words/round-kinds'
import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm'
import { JsonColumn } from '../../platform/database/stored-json.js'

const milestone = object<PackMilestone>({
  phase: required(code<PackMilestone['phase']>()),
  audience: required(code<PackMilestone['audience']>()),
  date: required(text),
  title: text,
})

/** 编制轮次 with its 时限节点. */
@Entity('round')
export class RoundEntity {
  @PrimaryColumn({ type: 'varchar', length: 20 }) code!: string
  @Column({ type: 'varchar', length: 60 }) name!: string
  @Column({ type: 'int' }) year!: number
  @JsonColumn(list(milestone)) milestones!: PackMilestone[]
  @Column({ type: 'int', default: 1 }) version!: number
  @Column({ type: 'varchar', length: 12, default: 'compilation' }) kind!: RoundKind
}

/** A phase the office has closed: nothing is handed in any more. Reopening takes the row away; the ledger keeps both. */
@Entity('phase_closure')
@Unique('uq_phase_closure', ['roundCode', 'phase'])
export class PhaseClosureEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'varchar', length: 20, name: 'round_code' }) roundCode!: string
  @Column({ type: 'varchar', length: 12 }) phase!: FillingPhase
  @Column({ type: 'varchar', length: 120, name: 'closed_by' }) closedBy!: string
  @Column({ type: 'datetime', precision: 3, name: 'closed_at' }) closedAt!: Date
}

/** The office's knowledge of a day, beyond the built-in calendar. */
@Entity('calendar_day')
export class CalendarDayEntity {
  /** local date */
  @PrimaryColumn({ type: 'varchar', length: 10 }) date!: string
  @Column({ type: 'boolean' }) working!: boolean
  @Column({ type: 'varchar', length: 100 }) note!: string
}

/** The date by which this kind of organisation hands in (towns → leads) or reports (leads → office). */
export function dueOn(round: RoundEntity, phase: string, audience: 'towns' | 'leads'): string {
  return round.milestones.find((milestone) => milestone.phase === phase && milestone.audience === audience)?.date ?? ''
}
