/** Parts of the list that are no city: the counties below them are called by their province. */
const NO_CITY = /^(市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/

/** 泉州市 + 泉港区: 泉州市泉港区, 泉港. */
export function districtNames(province: string, city: string, county: string): { name: string; shortName: string } {
  const above = NO_CITY.test(city) ? province : city
  const stem = county.replace(/(自治县|自治旗|特区|林区|新区|市|县|区|旗)$/, '')
  return { name: above === county ? county : `${above}${county}`, shortName: stem.length < 2 ? county : stem }
}

/** The unit of a town: 南埔镇 is 南埔镇人民政府, 山腰街道 山腰街道办事处; a park or a farm is called as it is. */
export function townUnitName(division: string): string {
  if (/街道$/.test(division)) return `${division}办事处`
  return /(镇|乡|苏木)$/.test(division) ? `${division}人民政府` : division
}

/** 柳厝村 of 南埔镇 is 南埔镇柳厝村, since there may be one in another town. */
export function villageUnitName(town: string, village: string): string {
  return village.startsWith(town) ? village : `${town}${village}`
}

/** A division that statistics invented: nobody lives or works there. */
export const isVirtual = (division: string): boolean => division.includes('虚拟')

/** 泉港区 → 区, 惠安县 → 县: how the district's own agencies begin. */
export function agencyPrefix(districtName: string): string {
  return /[区县市旗]$/.exec(districtName)?.[0] ?? ''
}

/** Agencies that most districts have, without 区 or 县 before them: a list to be changed. */
export const USUAL_AGENCIES: readonly string[] = [
  '自然资源局',
  '发展和改革局',
  '财政局',
  '应急管理局',
  '住房和城乡建设局',
  '农业农村局',
  '生态环境局',
  '文体旅游局',
  '司法局',
  '市场监督管理局',
  '城市管理局',
  '人力资源和社会保障局',
  '民政局',
  '教育局',
  '卫生健康局',
  '政务服务中心',
  '公安局',
  '税务局',
]
