import type { Acted } from './act-on-many.js'
import type { Told } from './amendment-acts.js'

/** Each unit once, with how many concern it. */
export function toldOf(acted: readonly Acted[], concerned: (acted: Acted) => Omit<Told, 'count'>[]): Told[] {
  const told = new Map<string, Told>()
  for (const each of acted)
    for (const { organisationCode, as } of concerned(each)) {
      const key = `${as}/${organisationCode}`
      const { count } = told.get(key) ?? { count: 0 }
      told.set(key, { organisationCode, as, count: count + 1 })
    }
  return [...told.values()]
}

export const owner = ({ amendment }: Acted): Omit<Told, 'count'> => ({
  organisationCode: amendment.organisationCode,
  as: 'owner',
})
export const reviewers = ({ amendment, domain }: Acted): Omit<Told, 'count'>[] =>
  domain.leadCodes
    .filter((code) => code !== amendment.organisationCode && !amendment.signedBy.includes(code))
    .map((organisationCode) => ({ organisationCode, as: 'reviewer' }))
/** The office's code is not known here: the notice finds it. */
export const office: Omit<Told, 'count'> = { organisationCode: '', as: 'office' }
