import type { EntityManager } from 'typeorm'
import { rowLock } from '../../platform/database/row-lock.js'
import { notFound } from '../../platform/http/refused.js'
import type { Acts } from '../../platform/seen/acts-upon.js'
import { ensureUnchanged } from '../../platform/seen/ensure-seen.js'
import { LawWaveEntity } from './law-wave.entity.js'

/** @throws Refused 404 where it does not exist */
export async function loadWave(tx: EntityManager, id: number, lock = false): Promise<LawWaveEntity> {
  const wave = await tx.findOne(LawWaveEntity, { where: { id }, ...(lock ? rowLock(tx) : {}) })
  if (!wave) throw notFound('次批量调整')
  return wave
}

/** @throws Refused 409 when somebody else has acted upon it since the asker read */
export function seenWave(tx: EntityManager, { id, version }: LawWaveEntity, read: number): Promise<void> {
  const acts: Acts = { kinds: ['law-wave.*'], about: ({ detail }) => detail.waveId === id }
  return ensureUnchanged(tx, 'law-wave.conflict', { read, stands: version }, acts)
}
