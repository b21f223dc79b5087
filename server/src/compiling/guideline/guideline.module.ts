import { Feature } from '../../platform/feature.js'
import { AdoptItems } from './adopt-items.js'
import { ChangeRows } from './change-rows.js'
import { CheckRows } from './check-rows.js'
import { DeclineItems } from './decline-items.js'
import { EditVersion } from './edit-version.js'
import { EnterDueVersions } from './enter-due-versions.js'
import { GuidelineController } from './guideline.controller.js'
import { GuidelinePlace } from './guideline-place.js'
import { GuidelinesController, GuidelineVersionController } from './guidelines.controller.js'
import { ListGuidelineQuery } from './list-guideline.query.js'
import { ListGuidelinesQuery } from './list-guidelines.query.js'
import { PublishVersion } from './publish-version.js'
import { WithdrawDecline } from './withdraw-decline.js'

@Feature({
  controllers: [GuidelineController, GuidelinesController, GuidelineVersionController],
  providers: [
    GuidelinePlace,
    AdoptItems,
    ListGuidelineQuery,
    DeclineItems,
    WithdrawDecline,
    ListGuidelinesQuery,
    CheckRows,
    ChangeRows,
    EditVersion,
    PublishVersion,
    EnterDueVersions,
  ],
})
export class GuidelineModule {}
