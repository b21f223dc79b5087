import type { OpenWorkCount } from '@gongkai/shared/district/organisation/organisation.contract'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'

/** The rows that a feature above this one holds of a unit, and hands over when the unit is merged into another. */
export interface HandOver {
  /** `assignmentIds` are the open ones; the unit's people and work have not moved yet */
  move(tx: EntityManager, from: string, into: string, assignmentIds: number[]): Promise<void>
  countOpen?(tx: EntityManager, code: string): Promise<Pick<OpenWorkCount, 'imports'>>
}

/** Features that are built upon units say themselves what a merger takes along. */
@Injectable()
export class HandOvers {
  private readonly all: HandOver[] = []

  add(handOver: HandOver): void {
    this.all.push(handOver)
  }

  async move(...call: Parameters<HandOver['move']>): Promise<void> {
    for (const handOver of this.all) await handOver.move(...call)
  }

  async countOpen(tx: EntityManager, code: string): Promise<Pick<OpenWorkCount, 'imports'>> {
    const open = { imports: 0 }
    for (const handOver of this.all) Object.assign(open, await handOver.countOpen?.(tx, code))
    return open
  }
}
