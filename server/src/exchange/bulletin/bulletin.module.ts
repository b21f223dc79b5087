import { Feature } from '../../platform/feature.js'
import { BulletinController } from './bulletin.controller.js'
import { BulletinFacts } from './bulletin-facts.query.js'

@Feature({ controllers: [BulletinController], providers: [BulletinFacts] })
export class BulletinModule {}
