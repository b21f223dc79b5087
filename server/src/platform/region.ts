import type { RegionPack } from '@gongkai/shared/base/region/region-pack'

/** The district served: its pack and the facts shown to everybody. */
export class Region {
  constructor(readonly pack: RegionPack) {}

  /** The district without the city before it, as official documents call it: 泉港区. */
  get districtName(): string {
    const { name, shortName } = this.pack
    return name.slice(Math.max(0, name.lastIndexOf(shortName)))
  }

  get facts() {
    const { code, name, shortName, officialSite = '' } = this.pack
    return { code, name, shortName, officialSite }
  }
}
