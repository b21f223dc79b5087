import type { PackMilestone } from '@gongkai/shared/region/region-pack'
import { Column, Entity, PrimaryColumn } from 'typeorm'

/** 编制轮次 with its 时限节点. */
@Entity('round')
export class RoundEntity {
  @PrimaryColumn({ type: 'varchar', length: 20 }) code!: string
  @Column({ type: 'varchar', length: 60 }) name!: string
  @Column({ type: 'int' }) year!: number
  @Column({ type: 'simple-json' }) milestones!: PackMilestone[]
}

/** The date by which this kind of organisation hands in (towns → leads) or reports (leads → office). */
export function dueOn(round: RoundEntity, phase: string, audience: 'towns' | 'leads'): string {
  return round.milestones.find((each) => each.phase === phase && each.audience === audience)?.date ?? ''
}
