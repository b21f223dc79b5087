import { loadLaws } from '../../district/law/load-laws.js'
import type { Load } from '../../platform/database/prepare-database.js'
import { loadRegionPack } from './load-region-pack.js'
import { quangang } from './quangang/index.js'

/** Data that stands in every database of the district before anybody signs in. */
export const districtLoads: readonly Load[] = [(tx) => loadRegionPack(tx, quangang), loadLaws]
