import { Feature } from '../../platform/feature.js'
import { AddLaw } from './add-law.js'
import { ChooseShipped } from './choose-shipped.js'
import { EditLaw } from './edit-law.js'
import { EndLaw } from './end-law.js'
import { LawController } from './law.controller.js'
import { RestoreLaw } from './restore-law.js'
import { SearchLawsQuery } from './search-laws.query.js'
import { ShareLaw } from './share-law.js'

@Feature({
  controllers: [LawController],
  providers: [SearchLawsQuery, AddLaw, EditLaw, EndLaw, RestoreLaw, ShareLaw, ChooseShipped],
})
export class LawModule {}
