import { type Refusal, refuse } from '../../base/refusal.js'
import type { Filler } from '../../district/pilot-domain/who-fills.js'
import { fillersOf } from '../../district/pilot-domain/who-fills.js'

/** A domain as a round takes it up. */
export interface DomainOfScope {
  code: string
  name: string
  leadCodes: readonly string[]
  fillerCodes: readonly string[] | null
  retired: boolean
}
/** The domains and units that a round is to have; left out: all in use, and all that fill each. */
export interface WantedScope {
  domainCodes?: readonly string[]
  unitCodes?: readonly string[]
}
export interface Work {
  domainCode: string
  organisationCode: string
}

/** The domains wanted, in the order of the list. */
export const domainsInScope = <Domain extends DomainOfScope>(
  { domainCodes }: WantedScope,
  domains: readonly Domain[],
): Domain[] => domains.filter(({ code, retired }) => (domainCodes ? domainCodes.includes(code) : !retired))

/** The works of a round: in each domain its leads, who report it, and of the units that fill it those wanted. */
export function worksInScope(wanted: WantedScope, domains: readonly DomainOfScope[], units: readonly Filler[]): Work[] {
  const { unitCodes } = wanted
  return domainsInScope(wanted, domains).flatMap((domain) =>
    [...domain.leadCodes, ...fillersOf(domain, units).filter((code) => !unitCodes || unitCodes.includes(code))].map(
      (organisationCode) => ({ domainCode: domain.code, organisationCode }),
    ),
  )
}

/** Each domain there is and in use, each unit one that fills any of them. */
export function scopeFaults(
  wanted: WantedScope,
  domains: readonly DomainOfScope[],
  units: readonly (Filler & { name: string })[],
): Refusal[] {
  const refusals: Refusal[] = []
  wanted.domainCodes?.forEach((code, index) => {
    const domain = domains.find((candidate) => candidate.code === code)
    if (!domain) refusals.push(refuse('round.domain', `domainCodes/${index}`, '没有这个领域'))
    else if (domain.retired) refusals.push(refuse('round.domain', `domainCodes/${index}`, `“${domain.name}”已经停用`))
  })
  const chosen = domainsInScope(wanted, domains)
  if (chosen.length === 0) refusals.push(refuse('round.no-domain', 'domainCodes', '请至少选择一个领域'))
  const fillers = new Set(chosen.flatMap((domain) => fillersOf(domain, units)))
  wanted.unitCodes?.forEach((code, index) => {
    if (fillers.has(code)) return
    const name = units.find((unit) => unit.code === code)?.name
    const text = name ? `${name}不是所选领域的落实单位` : '没有这个单位'
    refusals.push(refuse('round.unit', `unitCodes/${index}`, text))
  })
  return refusals
}
