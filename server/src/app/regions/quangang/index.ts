import type { RegionPack } from '@gongkai/shared/base/region/region-pack'
import { guidelines } from '../guidelines/index.js'
import { organisations } from './organisations.js'
import { pilotDomains } from './pilot-domains.js'
import { rounds } from './rounds.js'

/** 泉州市泉港区, the first district; source: its notice of 2020-06-11. Model rows are 示例，使用前请核对. */
export const quangang: RegionPack = {
  code: '350505',
  name: '泉州市泉港区',
  shortName: '泉港',
  officialSite: 'http://www.qg.gov.cn',
  organisations,
  domains: pilotDomains,
  rounds,
  guidelines,
}
