import { Feature } from '../../platform/feature.js'
import { Erase } from './erase.js'
import { ErasureController } from './erasure.controller.js'

@Feature({ controllers: [ErasureController], providers: [Erase] })
export class ErasureModule {}
