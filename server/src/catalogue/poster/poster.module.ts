import { Feature } from '../../platform/feature.js'
import { OwnPosterQuery } from './own-poster.query.js'
import { PosterController } from './poster.controller.js'
import { Posters } from './posters.js'
import { SceneCodeController } from './scene-code.controller.js'

@Feature({
  controllers: [PosterController, SceneCodeController],
  providers: [Posters, OwnPosterQuery],
})
export class PosterModule {}
