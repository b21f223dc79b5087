import { cultureAndMarket } from './library/culture-and-market.js'
import { educationAndHealth } from './library/education-and-health.js'
import { employmentAndRelief } from './library/employment-and-relief.js'
import { financeAndCountryside } from './library/finance-and-countryside.js'
import { governance } from './library/governance.js'
import { landAndBuilding } from './library/land-and-building.js'
import { LAST_ARTICLES } from './library/last-articles.js'
import type { LibraryLaw } from './library/library-law.js'
import { noticesAndLocal } from './library/notices-and-local.js'
import { safetyAndEnvironment } from './library/safety-and-environment.js'

const all: readonly LibraryLaw[] = [
  ...governance,
  ...landAndBuilding,
  ...financeAndCountryside,
  ...safetyAndEnvironment,
  ...cultureAndMarket,
  ...employmentAndRelief,
  ...educationAndHealth,
  ...noticesAndLocal,
]

/** An older law of the same title counts its articles otherwise. */
const isOlder = (law: LibraryLaw) => law.ended && all.some(({ title, ended }) => title === law.title && !ended)

/**
 * 法规库: the laws, regulations and documents that the domains rest on, as of 2026-11-28. A number or a day stands only where it is certain;
 * what could not be confirmed says so in its note. 使用前请核对.
 */
export const laws: readonly LibraryLaw[] = all.map((law) => {
  const last = LAST_ARTICLES[law.title]
  return last === undefined || isOlder(law) ? law : { ...law, lastArticle: last }
})
