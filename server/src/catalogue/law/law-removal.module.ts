import { Feature } from '../../platform/feature.js'
import { LawRemovalController } from './law-removal.controller.js'
import { RemoveLaw } from './remove-law.js'

@Feature({ controllers: [LawRemovalController], providers: [RemoveLaw] })
export class LawRemovalModule {}
