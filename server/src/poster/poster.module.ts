import { Feature } from '../platform/feature.js'
import { OwnPosterQuery } from './own-poster.query.js'
import { PosterController } from './poster.controller.js'
import { Posters } from './posters.js'

@Feature({
  controllers: [PosterController],
  providers: [Posters, OwnPosterQuery],
})
export class PosterModule {}
