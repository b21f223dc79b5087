import { Feature } from '../../platform/feature.js'
import { RestoreTakedown } from './restore-takedown.js'
import { TakeDown } from './take-down.js'
import { TakedownController } from './takedown.controller.js'
import { TakedownsQuery } from './takedowns.query.js'

@Feature({
  controllers: [TakedownController],
  providers: [TakeDown, RestoreTakedown, TakedownsQuery],
})
export class TakedownModule {}
