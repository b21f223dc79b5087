import type { Concern } from '@gongkai/shared/compiling/renewal/renewal.contract'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'

/** A feature above this wing says what concerns published items, for all of them at once, by number. */
export interface RowSignal {
  of(tx: EntityManager, publicNumbers: readonly string[]): Promise<ReadonlyMap<string, readonly Concern[]>>
}

/** Features that are built upon published items say themselves what concerns one. */
@Injectable()
export class RowSignals {
  private readonly all: RowSignal[] = []

  add(signal: RowSignal): void {
    this.all.push(signal)
  }

  async of(tx: EntityManager, publicNumbers: readonly string[]): Promise<ReadonlyMap<string, Concern[]>> {
    const concerns = new Map<string, Concern[]>()
    if (publicNumbers.length === 0) return concerns
    for (const signal of this.all)
      for (const [number, found] of await signal.of(tx, publicNumbers))
        concerns.set(number, [...(concerns.get(number) ?? []), ...found])
    return concerns
  }
}
