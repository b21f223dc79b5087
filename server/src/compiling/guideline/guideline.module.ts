import { Feature } from '../../platform/feature.js'
import { AdoptItems } from './adopt-items.js'
import { DeclineItems } from './decline-items.js'
import { GuidelineController } from './guideline.controller.js'
import { ListGuidelineQuery } from './list-guideline.query.js'
import { WithdrawDecline } from './withdraw-decline.js'

@Feature({
  controllers: [GuidelineController],
  providers: [AdoptItems, ListGuidelineQuery, DeclineItems, WithdrawDecline],
})
export class GuidelineModule {}
