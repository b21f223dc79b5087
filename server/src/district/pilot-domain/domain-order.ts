import type { EntityManager } from 'typeorm'
import { PilotDomainEntity } from './pilot-domain.entity.js'

/** The order of domains wherever they are listed: the office's, which is the notice's (附件1) until it is changed. */
export const DOMAIN_ORDER = { position: 'ASC', code: 'ASC' } as const

/** Compares codes by the place of their domains; a code that is no domain's comes last. */
export type ByDomain = (a: string, b: string) => number

export function byDomain(inOrder: readonly Pick<PilotDomainEntity, 'code'>[]): ByDomain {
  const places = new Map(inOrder.map(({ code }, index) => [code, index]))
  const place = (code: string) => places.get(code) ?? places.size
  return (a, b) => place(a) - place(b) || (a < b ? -1 : a > b ? 1 : 0)
}

export const readByDomain = async (tx: EntityManager): Promise<ByDomain> =>
  byDomain(await tx.find(PilotDomainEntity, { select: { code: true }, order: DOMAIN_ORDER }))
