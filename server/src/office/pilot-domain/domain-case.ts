import type {
  AddPilotDomainRequest,
  PilotDomainView,
} from '@gongkai/shared/district/pilot-domain/pilot-domain.contract'
import type { Candidate, WantedDomain } from '@gongkai/shared/office/pilot-domain/pilot-domain-policy'
import type { EntityManager } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { In } from '../../platform/database/in-list.js'
import { rowLock } from '../../platform/database/row-lock.js'
import { notFound } from '../../platform/http/refused.js'
import { presentPilotDomains } from './pilot-domain.presenter.js'

/** With its row locked until the transaction ends. @throws Refused 404 */
export async function lockDomain(tx: EntityManager, code: string): Promise<PilotDomainEntity> {
  const domain = await tx.findOne(PilotDomainEntity, { where: { code }, ...rowLock(tx) })
  if (!domain) throw notFound('个领域')
  return domain
}

export async function presentDomain(tx: EntityManager, domain: PilotDomainEntity): Promise<PilotDomainView> {
  const [view] = await presentPilotDomains(tx, [domain])
  if (!view) throw new Error('a domain was lost while it was saved')
  return view
}

/** The units of these codes, null for one that there is not. */
export async function candidates(tx: EntityManager, codes: readonly string[]): Promise<Candidate[]> {
  const units = await tx.findBy(OrganisationEntity, { code: In(codes) })
  return codes.map((code) => units.find((unit) => unit.code === code) ?? null)
}

type Facts = Pick<
  PilotDomainEntity,
  'name' | 'aliases' | 'kind' | 'sign' | 'fillerCodes' | 'guidelineTitle' | 'guidelineNumber'
>
const NEW: Omit<Facts, 'name' | 'aliases'> = {
  kind: 'pilot',
  sign: '',
  fillerCodes: null,
  guidelineTitle: '',
  guidelineNumber: '',
}

/** The facts of a domain as a request wants them: what it leaves out is as it stands, in a new one as most are. */
export function wantedFacts(
  { name, aliases, kind, sign, fillers, guideline }: Omit<AddPilotDomainRequest, 'leads'>,
  standing: Facts = { name: '', aliases: [], ...NEW },
): Facts {
  const trimmed = name.trim()
  const former = standing.name && standing.name !== trimmed ? [standing.name] : []
  const all = [...(aliases ?? []).map((alias) => alias.trim()), ...former]
  return {
    name: trimmed,
    aliases: [...new Set(all)].filter((alias) => alias && alias !== trimmed),
    kind: kind ?? standing.kind,
    sign: sign ?? standing.sign,
    fillerCodes: fillers === undefined ? standing.fillerCodes : fillers && [...new Set(fillers)],
    guidelineTitle: guideline ? guideline.title.trim() : standing.guidelineTitle,
    guidelineNumber: guideline ? guideline.number.trim() : standing.guidelineNumber,
  }
}

export async function wantedDomain(tx: EntityManager, facts: Facts): Promise<WantedDomain> {
  return {
    name: facts.name,
    aliases: facts.aliases,
    guideline: { title: facts.guidelineTitle, number: facts.guidelineNumber },
    fillers: facts.fillerCodes && (await candidates(tx, facts.fillerCodes)),
  }
}
