import { NO_REGION, type RegionFacts } from '@gongkai/shared/base/region/region-facts'
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { RegionEntity, THE_REGION } from './region.entity.js'

/**
 * The district served. Its facts stand in the database; each process holds them in memory and reads them anew together with the catalogue,
 * so that what the office changes is seen by all processes within two seconds.
 */
@Injectable()
export class Region implements OnModuleInit {
  facts: Readonly<RegionFacts> = NO_REGION

  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async onModuleInit(): Promise<void> {
    await this.read()
  }

  /** Reads the facts as they stand now. */
  async read(): Promise<void> {
    this.facts = factsOf(await storedRegion(this.dataSource.manager))
  }

  /** Counts up with each change of the facts; 0 while there are none. */
  async version(): Promise<number> {
    return (await storedRegion(this.dataSource.manager))?.version ?? 0
  }

  /** The district without the city before it, as official documents call it: 泉港区. */
  get districtName(): string {
    const { name, shortName } = this.facts
    return name.slice(Math.max(0, name.lastIndexOf(shortName)))
  }
}

export function storedRegion(tx: EntityManager): Promise<RegionEntity | null> {
  return tx.findOneBy(RegionEntity, { id: THE_REGION })
}

/** The facts of a row; of none, those of a district that is not set up. */
export function factsOf(row: RegionEntity | null): RegionFacts {
  if (!row) return NO_REGION
  const { code, name, shortName, officialSite, organiser, phone, icp, policeRecord, siteCode } = row
  return { code, name, shortName, officialSite, footer: { organiser, phone, icp, policeRecord, siteCode } }
}
