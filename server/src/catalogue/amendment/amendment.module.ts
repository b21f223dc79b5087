import { Feature } from '../../platform/feature.js'
import { AmendmentController } from './amendment.controller.js'
import { AmendmentPresenter } from './amendment.presenter.js'
import { AmendmentActs } from './amendment-acts.js'
import { ApproveAmendment } from './approve-amendment.js'
import { DeleteAmendment } from './delete-amendment.js'
import { DraftAmendment } from './draft-amendment.js'
import { EndAmendment } from './end-amendment.js'
import { FinaliseAmendment } from './finalise-amendment.js'
import { ListAmendmentsQuery } from './list-amendments.query.js'
import { OwnPublishedQuery } from './own-published.query.js'
import { ProposeAmendment } from './propose-amendment.js'
import { RecallAmendment } from './recall-amendment.js'
import { ReturnAmendment } from './return-amendment.js'
import { SaveAmendment } from './save-amendment.js'
import { TakeBackAmendment } from './take-back-amendment.js'

@Feature({
  controllers: [AmendmentController],
  providers: [
    AmendmentActs,
    AmendmentPresenter,
    ListAmendmentsQuery,
    OwnPublishedQuery,
    DraftAmendment,
    SaveAmendment,
    DeleteAmendment,
    ProposeAmendment,
    RecallAmendment,
    ApproveAmendment,
    ReturnAmendment,
    FinaliseAmendment,
    EndAmendment,
    TakeBackAmendment,
  ],
})
export class AmendmentModule {}
