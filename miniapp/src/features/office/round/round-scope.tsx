import type { CreateRoundRequest, RoundProposal } from '@gongkai/shared/district/round/round.contract'
import { Text } from '@tarojs/components'
import { PickMany } from '@/ui/pick-many'

/** The domains and units of a round; what is left out is all there are. */
export type Scope = Pick<CreateRoundRequest, 'domainCodes' | 'unitCodes'>
export const EVERYTHING: Scope = {}

const codesOf = (items: readonly { code: string }[]) => items.map(({ code }) => code)
const taken = ({ domains }: RoundProposal, { domainCodes }: Scope) =>
  domains.filter(({ code }) => !domainCodes || domainCodes.includes(code))

/** The units that fill any of the domains chosen. */
function unitsOf(plan: RoundProposal, scope: Scope) {
  const fill = new Set(taken(plan, scope).flatMap(({ unitCodes }) => unitCodes))
  return plan.units.filter(({ code }) => fill.has(code))
}

/** How many tasks the round makes: in each domain its leads, and of the units that fill it those chosen. */
export function worksOf(plan: RoundProposal, scope: Scope): number {
  if (plan.domains.length === 0) return plan.assignments
  return taken(plan, scope).reduce(
    (sum, { leadCodes, unitCodes }) =>
      sum + leadCodes.length + unitCodes.filter((code) => !scope.unitCodes || scope.unitCodes.includes(code)).length,
    0,
  )
}

/** 领域 and 单位 of a new round: all of them, until some are left out. */
export function ScopeFields({
  plan,
  scope,
  at,
  onChange,
}: {
  plan: RoundProposal
  scope: Scope
  /** what was refused at a place */ at: (place: string) => string[]
  onChange: (scope: Scope) => void
}) {
  if (plan.domains.length === 0) return null
  const units = unitsOf(plan, scope)
  /** All of them is no choice: who fills is found out when the round is made. */
  const chosen = (codes: string[], all: readonly { code: string }[]) =>
    codes.length === all.length ? undefined : codes
  return (
    <>
      <PickMany
        label="领域"
        choices={plan.domains}
        value={scope.domainCodes ?? codesOf(plan.domains)}
        issues={at('domainCodes')}
        onChange={(codes) => onChange({ domainCodes: chosen(codes, plan.domains) })}
      />
      <PickMany
        label="单位"
        choices={units}
        value={scope.unitCodes ?? codesOf(units)}
        issues={at('unitCodes')}
        onChange={(codes) => onChange({ ...scope, unitCodes: chosen(codes, units) })}
      />
      <Text className="muted">
        {`各领域的牵头单位总是参加。共 ${taken(plan, scope).length} 个领域、${worksOf(plan, scope)} 项任务。`}
      </Text>
    </>
  )
}
