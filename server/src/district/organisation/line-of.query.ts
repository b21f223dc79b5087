import type { EntityManager } from 'typeorm'
import { OrganisationEntity } from './organisation.entity.js'

/** 机构变化: as which unit each counts, the last that it was merged into. */
export async function lineOf(tx: EntityManager): Promise<(code: string) => string> {
  const organisations = await tx.find(OrganisationEntity, { select: { code: true, mergedInto: true } })
  const into = new Map(organisations.map(({ code, mergedInto }) => [code, mergedInto]))
  return (code) => {
    const line = new Set([code])
    for (const item of line) {
      const next = into.get(item)
      if (next) line.add(next)
    }
    return [...line].at(-1) ?? code
  }
}
