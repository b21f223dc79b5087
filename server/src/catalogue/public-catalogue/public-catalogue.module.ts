import { Feature } from '../../platform/feature.js'
import { DeadlineExampleQuery } from './deadline-example.query.js'
import { DisclosedTitles } from './disclosed-titles.js'
import { PublicCatalogueController } from './public-catalogue.controller.js'
import { PublicCatalogue } from './public-catalogue.js'

@Feature({
  controllers: [PublicCatalogueController],
  providers: [DeadlineExampleQuery, DisclosedTitles, PublicCatalogue],
})
export class PublicCatalogueModule {}
