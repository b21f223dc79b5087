import type { TemplateFields } from '@gongkai/shared/base/template/entry'
import { guidelines } from '../../../server/src/app/regions/guidelines/index.js'
import { demoMatters } from '../../../server/src/app/regions/quangang/matters.js'
import { organisations } from '../../../server/src/app/regions/quangang/organisations.js'
import { pilotDomains } from '../../../server/src/app/regions/quangang/pilot-domains.js'
import { villages } from '../../../server/src/app/regions/quangang/villages.js'
import { cultureAndMarket } from '../../../server/src/district/law/library/culture-and-market.js'
import { educationAndHealth } from '../../../server/src/district/law/library/education-and-health.js'
import { employmentAndRelief } from '../../../server/src/district/law/library/employment-and-relief.js'
import { financeAndCountryside } from '../../../server/src/district/law/library/finance-and-countryside.js'
import { governance } from '../../../server/src/district/law/library/governance.js'
import { landAndBuilding } from '../../../server/src/district/law/library/land-and-building.js'
import { noticesAndLocal } from '../../../server/src/district/law/library/notices-and-local.js'
import { safetyAndEnvironment } from '../../../server/src/district/law/library/safety-and-environment.js'

/** The model rows of all domains, as rows of 附件2. */
export const modelRows: Partial<TemplateFields>[] = Object.values(guidelines)
  .flat()
  .map((item) => ({ ...item, subjects: ['区民政局', '涂岭镇人民政府'], channelOther: '' }) as Partial<TemplateFields>)

const laws = [
  ...cultureAndMarket,
  ...educationAndHealth,
  ...employmentAndRelief,
  ...financeAndCountryside,
  ...governance,
  ...landAndBuilding,
  ...noticesAndLocal,
  ...safetyAndEnvironment,
]

const joined = (names: readonly string[], size: number, between: string) =>
  Array.from({ length: Math.ceil(names.length / size) }, (_, at) =>
    names.slice(at * size, (at + 1) * size).join(between),
  )
const places = [...villages, ...organisations].map(({ name }) => name)
const shortPlaces = villages.map(({ name }) => name.replace(/(?:村|社区)(?:民委员会|居民委员会|村委会)?$/, ''))

/** Real wordings: laws with their numbers, matters, units, villages, domains, one by one and in lists. */
export const wordings: string[] = [
  ...laws.map(({ title, documentNumber }) => (documentNumber ? `《${title}》（${documentNumber}）` : `《${title}》`)),
  ...joined(
    laws.map(({ title }) => title),
    5,
    '\n',
  ),
  ...Object.values(demoMatters).flat(),
  ...joined(Object.values(demoMatters).flat(), 4, '、'),
  ...places,
  ...joined(places, 6, '、'),
  ...joined(places, 6, '\n'),
  ...joined(
    shortPlaces.map((name) => `${name}村`),
    5,
    '、',
  ),
  ...pilotDomains.flatMap(({ name, aliases }) => [name, ...aliases]),
  joined(
    pilotDomains.flatMap(({ name, aliases }) => [name, ...aliases]),
    100,
    '、',
  )[0] ?? '',
]
