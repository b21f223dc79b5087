import { folded } from '../../base/folded.js'
import { type Decision, type Refusal, refuse } from '../../base/refusal.js'
import type { RegionFacts } from '../../base/region/region-facts.js'
import { type Administrator, administratorOnly } from '../../district/account/administrator.js'
import { decideCreateOrganisation, type OrganisationFacts } from '../../office/organisation/organisation-policy.js'
import type { AddedDomain, AddedUnit } from './setup.contract.js'

const MOST = { organiser: 60, phone: 40, icp: 40, policeRecord: 40, siteCode: 20 } as const
const WORDS: Readonly<Record<keyof typeof MOST, string>> = {
  organiser: '主办单位',
  phone: '联系电话',
  icp: 'ICP备案号',
  policeRecord: '公安备案号',
  siteCode: '政府网站标识码',
}

/** Faults of a district's facts, wherever they come from. */
export function regionFaults({ code, name, shortName, officialSite, footer }: RegionFacts): Refusal[] {
  const refusals: Refusal[] = []
  if (!/^\d{6}$/.test(code)) refusals.push(refuse('region.code', 'code', '区划代码：县级的 6 位数字'))
  if (name.trim().length < 2 || name.trim().length > 40)
    refusals.push(refuse('region.name', 'name', '区县全称：2 到 40 字'))
  if (shortName.trim().length < 1 || shortName.trim().length > 20)
    refusals.push(refuse('region.short-name', 'shortName', '区县简称：1 到 20 字'))
  else if (!name.includes(shortName.trim()))
    refusals.push(refuse('region.short-name', 'shortName', '区县简称应是全称里的字，如“泉州市泉港区”的“泉港”'))
  if (officialSite !== '' && (officialSite.length > 200 || !/^https?:\/\/[^\s/?#]+\.[^\s]+$/.test(officialSite)))
    refusals.push(refuse('region.site', 'officialSite', '政府网站：以 http:// 或 https:// 开头的网址，最多 200 字'))
  for (const [field, most] of Object.entries(MOST) as [keyof typeof MOST, number][])
    if (footer[field].trim().length > most)
      refusals.push(refuse('region.footer', `footer/${field}`, `${WORDS[field]}：最多 ${most} 字`))
  return refusals
}

/** 设置区县: whose codes its towns bear is not changed once they stand. */
export function decideSetRegion(
  wanted: RegionFacts,
  stands: { code: string; towns: number },
  actor: Administrator,
): Decision {
  const refusals = [...administratorOnly(actor), ...regionFaults(wanted)]
  if (stands.code !== '' && stands.code !== wanted.code && stands.towns > 0)
    refusals.push(refuse('region.code-stands', 'code', `已有 ${stands.towns} 个镇（街道），不能再换区县`))
  return refusals
}

type Unit = Pick<OrganisationFacts, 'code' | 'name' | 'kind' | 'parent' | 'active'>

/** 批量新增单位: each as if those before it stood. `units` have their codes, none of them stands; `at` names each by its place in the request. */
export function decideAddUnits(
  wanted: readonly { at: number; unit: Pick<AddedUnit, 'kind' | 'name'> & { code: string; parent: string | null } }[],
  others: readonly Unit[],
  office: string | null,
  actor: Administrator,
): Decision {
  const refusals = administratorOnly(actor)
  if (office !== null && (office.trim().length < 2 || office.trim().length > 60))
    refusals.push(refuse('organisation.name', 'office', '公开办的名称：2 到 60 字'))
  const units = [...others]
  for (const { at, unit } of wanted) {
    const faults = decideCreateOrganisation(unit, units, actor).filter(({ code }) => code !== 'account.role')
    refusals.push(
      ...faults.map(({ code, at: place, text }) =>
        refuse(code, `units/${at}/${place}`, `${unit.name.trim() || `第 ${at + 1} 行`}：${text}`),
      ),
    )
    if (faults.length === 0) units.push({ ...unit, active: true })
  }
  return refusals
}

/** 新增试点领域 with its leads, none of which stands yet. */
export function decideAddDomains(
  wanted: readonly { at: number; domain: AddedDomain & { code: string } }[],
  standing: { domains: readonly { code: string; name: string; aliases: readonly string[] }[]; units: readonly Unit[] },
  actor: Administrator,
): Decision {
  const refusals = administratorOnly(actor)
  const names = new Set(standing.domains.flatMap(({ name, aliases }) => [name, ...aliases].map(folded)))
  const codes = new Set(standing.domains.map(({ code }) => code))
  for (const { at, domain } of wanted) {
    const place = `domains/${at}`
    const name = domain.name.trim()
    if (name.length < 2 || name.length > 30)
      refusals.push(refuse('pilot-domain.name', `${place}/name`, '领域名称：2 到 30 字'))
    if (names.has(folded(name)))
      refusals.push(refuse('pilot-domain.name-taken', `${place}/name`, `已有名为“${name}”的领域`))
    if (!/^\d{2,4}$/.test(domain.code))
      refusals.push(refuse('pilot-domain.code', `${place}/code`, `${name}：领域代码应是 2 到 4 位数字`))
    else if (codes.has(domain.code))
      refusals.push(refuse('pilot-domain.code-taken', `${place}/code`, `${name}：领域代码 ${domain.code} 已被使用`))
    names.add(folded(name))
    codes.add(domain.code)
    refusals.push(...leadFaults(name, domain.leads, standing.units, `${place}/leads`))
  }
  return refusals
}

function leadFaults(name: string, leads: readonly string[], units: readonly Unit[], at: string): Refusal[] {
  if (leads.length < 1 || leads.length > 2 || new Set(leads).size < leads.length)
    return [refuse('pilot-domain.leads', at, `${name}：牵头单位应是一个或两个不同的部门`)]
  return leads.flatMap((lead) => {
    const unit = units.find(({ code }) => code === lead)
    if (unit?.kind === 'agency' && unit.active) return []
    return [
      refuse('pilot-domain.lead', at, `${name}：${unit ? `${unit.name}不是在用的部门` : `没有单位 ${lead}`}，不能牵头`),
    ]
  })
}
