import type { EntityManager } from 'typeorm'
import { PersonEntity } from './person.entity.js'

/** A unit's people that can sign in; a unit without any can answer nobody. */
export const hasPeople = (tx: EntityManager, organisationCode: string): Promise<boolean> =>
  tx.existsBy(PersonEntity, { organisationCode, active: true })
