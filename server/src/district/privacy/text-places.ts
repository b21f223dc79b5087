import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import type { SignedIn } from '../../platform/http/actor.js'
import type { GuardedText } from './guarded-text.js'

/** The texts at a place, and whose they are. */
export interface PlacedTexts {
  unitCode: string
  domainCode?: string
  assignmentId?: number
  texts: GuardedText[]
}

/** @throws Refused 404 where there is nothing, or nothing that is the actor's to see */
export type ReadPlace = (tx: EntityManager, id: number, actor: SignedIn) => Promise<PlacedTexts>

/** The places in which findings are answered, e.g. `entry/12`: features above say themselves what stands in theirs. */
@Injectable()
export class TextPlaces {
  private readonly readers = new Map<string, ReadPlace>()

  add(kind: string, read: ReadPlace): void {
    this.readers.set(kind, read)
  }

  of(kind: string): ReadPlace | undefined {
    return this.readers.get(kind)
  }
}
