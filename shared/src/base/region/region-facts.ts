/** The foot of every public page, as a government website owes it; '' for what the district has not said. */
export interface SiteFooter {
  /** 主办单位 */ organiser: string
  /** 联系电话 */ phone: string
  /** ICP备案号 */ icp: string
  /** 公安备案号 */ policeRecord: string
  /** 政府网站标识码 */ siteCode: string
}

/** The district's facts, which everybody may know. */
export interface RegionFacts {
  /** national division code, '' while the district is not set up */ code: string
  /** 泉州市泉港区 */ name: string
  /** 泉港 */ shortName: string
  /** address of the district's government site, '' for none */ officialSite: string
  footer: SiteFooter
}

export const EMPTY_FOOTER: Readonly<SiteFooter> = { organiser: '', phone: '', icp: '', policeRecord: '', siteCode: '' }

/** The facts of a database that nobody has set up yet. */
export const NO_REGION: Readonly<RegionFacts> = {
  code: '',
  name: '',
  shortName: '',
  officialSite: '',
  footer: EMPTY_FOOTER,
}

/** The foot in lines; what the district has not said is left out. */
export function footerLines({ organiser, phone, icp, policeRecord, siteCode }: SiteFooter): string[] {
  return [
    organiser && `主办单位：${organiser}`,
    phone && `联系电话：${phone}`,
    icp,
    policeRecord,
    siteCode && `政府网站标识码：${siteCode}`,
  ].filter(Boolean)
}
