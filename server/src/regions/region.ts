import type { RegionPack } from '@gongkai/shared/region/region-pack'

/** The district served: its pack and the facts shown to everybody. */
export class Region {
  constructor(readonly pack: RegionPack) {}

  get facts() {
    const { code, name, shortName, officialSite = '' } = this.pack
    return { code, name, shortName, officialSite }
  }
}
