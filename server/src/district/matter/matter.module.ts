import { Feature } from '../../platform/feature.js'
import { ImportMatters } from './import-matters.js'
import { MatterController } from './matter.controller.js'
import { SearchMattersQuery } from './search-matters.query.js'

@Feature({
  controllers: [MatterController],
  providers: [SearchMattersQuery, ImportMatters],
})
export class MatterModule {}
