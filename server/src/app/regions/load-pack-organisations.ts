import { folded } from '@gongkai/shared/base/folded'
import type { PackOrganisation } from '@gongkai/shared/base/region/region-pack'
import type { EntityManager } from 'typeorm'
import { OrganisationEntity, OrganisationNameEntity } from '../../district/organisation/organisation.entity.js'
import { nextCode } from '../../office/organisation/create-organisation.js'
import { insertMany } from '../../platform/database/write-many.js'
import { UNNAMED_OFFICE } from './load-office.js'

type Unit = Pick<OrganisationEntity, 'code' | 'name' | 'kind' | 'parentCode' | 'fills'>

/**
 * Adds the pack's units that do not stand yet. One that stands under its code or under a name that it bears or bore is left as it is, so that
 * nothing is doubled where an earlier release gave it another code. The office, of which there is one, takes the pack's name while it has none.
 * @returns the code under which each of the pack's codes stands
 */
export async function loadPackOrganisations(
  tx: EntityManager,
  organisations: readonly PackOrganisation[],
): Promise<Map<string, string>> {
  const units: Unit[] = await tx.find(OrganisationEntity)
  const former = await tx.find(OrganisationNameEntity)
  const namesOf = (code: string) => former.filter(({ organisationCode }) => organisationCode === code)
  const standing = new Map<string, string>()
  const added: Unit[] = []
  for (const unit of organisations) {
    const parentCode = unit.parent === undefined ? null : (standing.get(unit.parent) ?? unit.parent)
    const names = [unit.name, ...(unit.formerNames ?? [])].map(folded)
    const isNamed = ({ code, name }: Unit) =>
      [name, ...namesOf(code).map((item) => item.name)].some((item) => names.includes(folded(item)))
    const held =
      units.find(({ kind }) => unit.kind === 'office' && kind === 'office') ??
      units.find(({ code }) => !unit.unnumbered && code === unit.code) ??
      units.find((item) => item.kind === unit.kind && item.parentCode === parentCode && isNamed(item))
    if (held) {
      standing.set(unit.code, held.code)
      if (held.kind === 'office' && held.name === UNNAMED_OFFICE && unit.name !== held.name)
        await tx.update(OrganisationEntity, { code: held.code }, { name: unit.name })
      continue
    }
    const { kind, name } = unit
    const code = unit.unnumbered ? nextCode(kind === 'village' && parentCode ? parentCode : kind, units) : unit.code
    const row = { code, name, kind, parentCode, fills: unit.fills ?? kind === 'town' }
    standing.set(unit.code, code)
    units.push(row)
    added.push(row)
  }
  await insertMany(tx, OrganisationEntity, added)
  return standing
}
