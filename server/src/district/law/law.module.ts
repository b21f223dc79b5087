import { Feature } from '../../platform/feature.js'
import { AddLaw } from './add-law.js'
import { LawController } from './law.controller.js'
import { SearchLawsQuery } from './search-laws.query.js'

@Feature({
  controllers: [LawController],
  providers: [SearchLawsQuery, AddLaw],
})
export class LawModule {}
