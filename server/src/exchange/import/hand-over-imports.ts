import { Inject, Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { type HandOver, HandOvers } from '../../office/organisation/hand-overs.js'
import { In } from '../../platform/database/in-list.js'
import { ImportEntity } from './import.entity.js'

/** 并入: the heir's people look at what was imported, and undo it. */
@Injectable()
export class HandOverImports implements HandOver {
  constructor(@Inject(HandOvers) handOvers: HandOvers) {
    handOvers.add(this)
  }

  async move(tx: EntityManager, from: string, into: string): Promise<void> {
    await tx.update(ImportEntity, { organisationCode: from }, { organisationCode: into })
  }

  async countOpen(tx: EntityManager, code: string): Promise<{ imports: number }> {
    return { imports: await tx.countBy(ImportEntity, { organisationCode: code, state: In(['reading', 'ready']) }) }
  }
}
