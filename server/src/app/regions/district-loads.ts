import { loadLaws } from '../../district/law/load-laws.js'
import type { Load } from '../../platform/database/prepare-database.js'
import { loadOffice } from './load-office.js'
import { loadShippedGuidelines } from './load-shipped-guidelines.js'

/** Data that stands in every database before anybody signs in; a district's own come with its set-up or its pack. */
export const districtLoads: readonly Load[] = [loadOffice, loadLaws, loadShippedGuidelines]
