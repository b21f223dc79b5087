import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { type FillingPhase, PHASES } from '@gongkai/shared/base/words/phases'
import { fillersOf } from '@gongkai/shared/district/pilot-domain/who-fills'
import { phasesOfRound } from '@gongkai/shared/district/round/phases-of-round'
import type { RoundProposal, RoundScope } from '@gongkai/shared/district/round/round.contract'
import { domainsInScope } from '@gongkai/shared/office/round/round-scope'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { ReportEntity } from '../../compiling/report/report.entity.js'
import { ensureAdministrator } from '../../district/account/administrator.js'
import { PhaseClosureEntity, type RoundEntity } from '../../district/round/round.entity.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { firstPhase, scopeFacts } from './open-round.js'
import { loadRound } from './round-case.js'

type Facts = Awaited<ReturnType<typeof scopeFacts>>

/** All that a new round may be made of. */
export function toTake(domains: Facts['domains'], units: Facts['units']): Pick<RoundProposal, 'domains' | 'units'> {
  const taken = domainsInScope({}, domains).map((domain) => ({
    code: domain.code,
    name: domain.name,
    kind: domain.kind,
    leadCodes: domain.leadCodes,
    unitCodes: fillersOf(domain, units),
  }))
  const fill = new Set(taken.flatMap(({ unitCodes }) => unitCodes))
  return {
    domains: taken,
    units: units.filter(({ code }) => fill.has(code)).map(({ code, name, kind }) => ({ code, name, kind })),
  }
}

/** A domain as a running round has it, or might take it up. */
export type DomainInRound = Facts['domains'][number] &
  Pick<RoundScope['domains'][number], 'inRound' | 'phase' | 'closed'>

export async function domainsOfRound(
  tx: EntityManager,
  { code: roundCode, kind }: RoundEntity,
): Promise<{ domains: DomainInRound[]; units: Facts['units'] }> {
  const [{ domains, units }, reports, works, closures] = await Promise.all([
    scopeFacts(tx),
    tx.findBy(ReportEntity, { roundCode }),
    tx.find(AssignmentEntity, { where: { roundCode }, order: { id: 'ASC' } }),
    tx.findBy(PhaseClosureEntity, { roundCode }),
  ])
  const closed = new Set(closures.map(({ phase }) => phase))
  return {
    units,
    domains: domains.map((domain) => {
      const own = reports.filter(({ domainCode }) => domainCode === domain.code)
      const phase = phaseOf(kind, own)
      const inRound = works.filter(({ domainCode }) => domainCode === domain.code)
      return {
        ...domain,
        // departments asked by a lead too: a unit has one work in a domain
        inRound: inRound.map(({ organisationCode }) => organisationCode),
        phase,
        closed: closedTo(
          phase,
          own.find((report) => report.phase === phase),
          closed.has(phase),
        ),
      }
    }),
  }
}

function phaseOf(kind: RoundEntity['kind'], reports: readonly ReportEntity[]): FillingPhase {
  const [first = firstPhase(kind), second] = phasesOfRound(kind)
  const accepted = reports.some(({ phase, state }) => phase === first && state === 'accepted')
  return accepted && second ? second : first
}

function closedTo(phase: FillingPhase, report: ReportEntity | undefined, phaseClosed: boolean): string {
  const name = labelOf(PHASES, phase)
  if (phaseClosed) return `的${name}阶段已经关闭，请先重新开放`
  if (!report) return ''
  if (report.state === 'accepted') return '在本轮已经办结，不能再增加单位'
  if (report.state === 'reported' || report.signedBy.length > 0)
    return `的${name}已由牵头单位签署上报，请先撤回或退回，再增加单位`
  return ''
}

/** The domains and units of a running round, and who may join it. */
@Injectable()
export class RoundScopeQuery {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async run(actor: SignedIn, code: string): Promise<RoundScope> {
    ensureAdministrator(actor)
    const tx = this.dataSource.manager
    const { domains, units } = await domainsOfRound(tx, await loadRound(tx, code))
    return {
      domains: domains
        .filter(({ retired, inRound }) => !retired || inRound.length > 0)
        .map((domain) => ({
          code: domain.code,
          name: domain.name,
          kind: domain.kind,
          leadCodes: domain.leadCodes,
          unitCodes: fillersOf(domain, units),
          inRound: domain.inRound,
          phase: domain.phase,
          closed: domain.closed,
        })),
      units: units.filter(({ active }) => active).map(({ code, name, kind }) => ({ code, name, kind })),
    }
  }
}
