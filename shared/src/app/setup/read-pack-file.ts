import { folded } from '../../base/folded.js'
import { type Refusal, refuse } from '../../base/refusal.js'
import { EMPTY_FOOTER } from '../../base/region/region-facts.js'
import type {
  PackDomain,
  PackMilestone,
  PackOrganisation,
  PackRound,
  RegionPack,
} from '../../base/region/region-pack.js'
import { likelyLead, STATE_DOMAINS } from '../../base/region/state-domains.js'
import type { Administrator } from '../../district/account/administrator.js'
import { NOTICE_PLAN } from '../../district/round/notice-plan.js'
import { shiftYear } from '../../district/round/shift-year.js'
import { decideCreateRound } from '../../office/round/round-policy.js'
import { decideAddDomains, decideAddUnits, regionFaults } from './setup-policy.js'

/** The contents of a pack file, as docs/设置一个区县.md describes it. */
export type PackFile = Omit<RegionPack, 'guidelines'> & {
  /** take the shipped model rows of its domains */ models: boolean
}
type Fields = Record<string, unknown>
const OFFICE = 'office'
/** A pack is loaded by somebody who runs the server: the rules of the administrator's acts hold, not the question of the role. */
const OPERATOR: Administrator = { personId: 0, organisationKind: 'office', roles: ['admin'] }

/**
 * Understands a pack file (the parsed JSON). Units are named by code or by name.
 * @returns the pack, and every fault with its place, e.g. `towns/0/villages/2/name`; a pack with faults is not to be used
 */
export function readPackFile(json: unknown): { pack: PackFile; faults: Refusal[] } {
  const faults: Refusal[] = []
  const read = reader(faults)
  const file = read.object(json, '')
  read.known(file, '', [
    'code',
    'name',
    'shortName',
    'officialSite',
    'footer',
    'office',
    'agencies',
    'towns',
    'domains',
    'models',
    'round',
  ])
  const footer = read.object(file.footer ?? {}, 'footer')
  read.known(footer, 'footer', Object.keys(EMPTY_FOOTER))
  const facts = {
    code: read.text(file.code, 'code'),
    name: read.text(file.name, 'name'),
    shortName: read.text(file.shortName, 'shortName'),
    officialSite: read.text(file.officialSite ?? '', 'officialSite'),
    footer: {
      organiser: read.text(footer.organiser ?? '', 'footer/organiser'),
      phone: read.text(footer.phone ?? '', 'footer/phone'),
      icp: read.text(footer.icp ?? '', 'footer/icp'),
      policeRecord: read.text(footer.policeRecord ?? '', 'footer/policeRecord'),
      siteCode: read.text(footer.siteCode ?? '', 'footer/siteCode'),
    },
  }
  faults.push(...regionFaults(facts))
  const organisations = readUnits(file, read, faults)
  const domains = readDomains(file, organisations, read, faults)
  const rounds = file.round === undefined ? [] : [readRound(file.round, read, faults)]
  if (file.models !== undefined && typeof file.models !== 'boolean')
    faults.push(refuse('pack.flag', 'models', '应是 true 或 false'))
  return { pack: { ...facts, organisations, domains, rounds, models: file.models === true }, faults }
}

type Reader = ReturnType<typeof reader>

/** Reads of a value what it should be; what it is not becomes a fault and an empty value. */
function reader(faults: Refusal[]) {
  const fault = (at: string, text: string) => faults.push(refuse('pack.shape', at, text))
  return {
    text(value: unknown, at: string): string {
      if (typeof value === 'string') return value.trim()
      fault(at, value === undefined ? '没有写' : '应是文字')
      return ''
    },
    object(value: unknown, at: string): Fields {
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields
      fault(at, '应是一个对象，写在 { } 里')
      return {}
    },
    list(value: unknown, at: string): unknown[] {
      if (value === undefined) return []
      if (Array.isArray(value)) return value
      fault(at, '应是一个列表，写在 [ ] 里')
      return []
    },
    flag(value: unknown, at: string): boolean | undefined {
      if (value === undefined || typeof value === 'boolean') return value
      fault(at, '应是 true 或 false')
      return undefined
    },
    known(fields: Fields, at: string, names: readonly string[]): void {
      for (const name of Object.keys(fields))
        if (!names.includes(name))
          fault([at, name].filter(Boolean).join('/'), `不认识的项目，可写的有 ${names.join('、')}`)
    },
  }
}

function readUnits(file: Fields, read: Reader, faults: Refusal[]): PackOrganisation[] {
  const office = read.text(file.office, 'office')
  const units: { at: string; unit: PackOrganisation }[] = []
  const add = (value: unknown, at: string, kind: PackOrganisation['kind'], parent?: string): PackOrganisation => {
    const fields = typeof value === 'string' ? { name: value } : read.object(value, at)
    read.known(fields, at, ['code', 'name', 'formerNames', ...(kind === 'town' ? ['fills', 'villages'] : [])])
    const name = read.text(fields.name, `${at}/name`)
    const code = fields.code === undefined ? '' : read.text(fields.code, `${at}/code`)
    const fills = read.flag(fields.fills, `${at}/fills`)
    const formerNames = read
      .list(fields.formerNames, `${at}/formerNames`)
      .map((item, n) => read.text(item, `${at}/formerNames/${n}`))
    const unit: PackOrganisation = {
      code: code || `new-${units.length + 1}`,
      name,
      kind,
      ...(parent === undefined ? {} : { parent }),
      ...(fills === undefined ? {} : { fills }),
      ...(formerNames.length > 0 ? { formerNames } : {}),
      ...(code ? {} : { unnumbered: true }),
    }
    units.push({ at, unit })
    return unit
  }
  read.list(file.agencies, 'agencies').forEach((item, n) => {
    add(item, `agencies/${n}`, 'agency')
  })
  read.list(file.towns, 'towns').forEach((item, n) => {
    const at = `towns/${n}`
    const town = add(item, at, 'town')
    const villages = typeof item === 'string' ? [] : read.list((item as Fields | null)?.villages, `${at}/villages`)
    villages.forEach((village, m) => {
      add(village, `${at}/villages/${m}`, 'village', town.code)
    })
  })
  const wanted = units.map(({ unit }, at) => ({ at, unit: { ...unit, parent: unit.parent ?? null } }))
  const refused = decideAddUnits(wanted as never, [], office === '' ? null : office, OPERATOR)
  faults.push(
    ...refused.map(({ code, at, text }) => {
      const [, index = '', place = ''] = /^units\/(\d+)\/(.*)$/.exec(at) ?? []
      return refuse(code, index === '' ? at : `${units[Number(index)]?.at}/${place}`, text)
    }),
  )
  return [{ code: OFFICE, name: office, kind: 'office' }, ...units.map(({ unit }) => unit)]
}

function readDomains(file: Fields, units: readonly PackOrganisation[], read: Reader, faults: Refusal[]): PackDomain[] {
  const agencies = units.filter(({ kind }) => kind === 'agency')
  let next = STATE_DOMAINS.length
  const domains = read.list(file.domains, 'domains').map((item, n): PackDomain => {
    const at = `domains/${n}`
    const fields = typeof item === 'string' ? { name: item } : read.object(item, at)
    read.known(fields, at, ['code', 'name', 'aliases', 'leads'])
    const code = fields.code === undefined ? '' : read.text(fields.code, `${at}/code`)
    const named = fields.name === undefined ? '' : read.text(fields.name, `${at}/name`)
    const state = STATE_DOMAINS.find((domain) => (named ? domain.name === named : domain.code === code))
    const aliases = read.list(fields.aliases, `${at}/aliases`).map((alias, m) => read.text(alias, `${at}/aliases/${m}`))
    const written = read.list(fields.leads, `${at}/leads`).map((lead, m) => read.text(lead, `${at}/leads/${m}`))
    const likely = state && likelyLead(state.leads, agencies)
    const leads = fields.leads === undefined && likely ? [likely.code] : written
    return {
      code: code || (state?.code ?? String(++next)),
      name: named || (state?.name ?? ''),
      aliases: fields.aliases === undefined ? (state?.aliases ?? []) : aliases,
      leads: leads.map(
        (lead) => agencies.find(({ code, name }) => code === lead || folded(name) === folded(lead))?.code ?? lead,
      ),
    }
  })
  const standing = {
    domains: [],
    units: units.map((unit) => ({ ...unit, parent: unit.parent ?? null, active: true })),
  }
  faults.push(
    ...decideAddDomains(
      domains.map((domain, at) => ({ at, domain })),
      standing,
      OPERATOR,
    ),
  )
  return domains
}

/** The first round; without dates of its own it has those of the notice, moved to its year. */
function readRound(value: unknown, read: Reader, faults: Refusal[]): PackRound {
  const fields = read.object(value, 'round')
  read.known(fields, 'round', ['year', 'name', 'milestones'])
  const year = Number.isInteger(fields.year) ? Number(fields.year) : 0
  const name = fields.name === undefined ? `${year}年编制` : read.text(fields.name, 'round/name')
  const written = read.list(fields.milestones, 'round/milestones').map((item, n): PackMilestone => {
    const at = `round/milestones/${n}`
    const { phase, audience, date, title } = read.object(item, at)
    return {
      phase: read.text(phase, `${at}/phase`) as PackMilestone['phase'],
      audience: read.text(audience, `${at}/audience`) as PackMilestone['audience'],
      date: read.text(date, `${at}/date`),
      title: read.text(title ?? '', `${at}/title`),
    }
  })
  if (year < 2000 || year > 2100) {
    faults.push(refuse('pack.year', 'round/year', '年份：2000 到 2100 的整数'))
    return { code: '', name, year, milestones: [] }
  }
  const milestones =
    fields.milestones === undefined ? shiftYear(NOTICE_PLAN.milestones, NOTICE_PLAN.year, year) : written
  const refused = decideCreateRound({ name, year, milestones, kind: 'compilation' }, [], OPERATOR, true)
  faults.push(...refused.map(({ code, at, text }) => refuse(code, `round/${at}`, text)))
  return { code: String(year), name, year, milestones }
}
