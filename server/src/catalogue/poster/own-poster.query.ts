import type { OwnPoster } from '@gongkai/shared/catalogue/poster/poster.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { PublicCatalogue } from '../public-catalogue/public-catalogue.js'

/** The poster that hangs on a unit's notice board. */
@Injectable()
export class OwnPosterQuery {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(PublicCatalogue) private readonly catalogue: PublicCatalogue,
  ) {}

  async of({ organisationKind, organisationCode }: SignedIn): Promise<OwnPoster> {
    const code = organisationKind === 'village' ? await this.townOf(organisationCode) : organisationCode
    const unit = this.catalogue.standing.facets.organisations.find((organisation) => organisation.code === code)
    if (!unit) return { poster: null }
    const path = `/public/posters/organisations/${encodeURIComponent(unit.code)}.pdf`
    return { poster: { organisation: unit.name, entryCount: unit.entryCount, path } }
  }

  /** A village's entries are published under its town. */
  private async townOf(village: string): Promise<string | null> {
    const { manager } = this.dataSource
    return (await manager.findOneByOrFail(OrganisationEntity, { code: village })).parentCode
  }
}
