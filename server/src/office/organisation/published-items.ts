import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { PublicCatalogue } from '../../catalogue/public-catalogue/public-catalogue.js'
import { lineOf } from '../../district/organisation/line-of.query.js'

/** The items that the public reads of a unit: they outlive its work, and its merger. */
@Injectable()
export class PublishedItems {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(PublicCatalogue) private readonly catalogue: PublicCatalogue,
  ) {}

  /** Those of units that were merged into it count as its own. */
  async of(code: string): Promise<number> {
    const successorOf = await lineOf(this.dataSource.manager)
    return this.catalogue.standing.facets.organisations
      .filter((organisation) => successorOf(organisation.code) === code)
      .reduce((sum, { entryCount }) => sum + entryCount, 0)
  }
}
