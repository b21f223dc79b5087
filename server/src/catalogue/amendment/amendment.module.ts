import { Feature } from '../../platform/feature.js'
import { AmendmentController } from './amendment.controller.js'
import { AmendmentPresenter } from './amendment.presenter.js'
import { AmendmentActs } from './amendment-acts.js'
import { AmendmentPlace } from './amendment-place.js'
import { ApproveAmendment } from './approve-amendment.js'
import { ApproveAmendments } from './approve-amendments.js'
import { DeleteAmendment } from './delete-amendment.js'
import { DraftAmendment } from './draft-amendment.js'
import { EndAmendment } from './end-amendment.js'
import { FinaliseAmendment } from './finalise-amendment.js'
import { FinaliseAmendments } from './finalise-amendments.js'
import { ListAmendmentsQuery } from './list-amendments.query.js'
import { OwnPublishedQuery } from './own-published.query.js'
import { ProposeAmendment } from './propose-amendment.js'
import { ProposeAmendments } from './propose-amendments.js'
import { RecallAmendment } from './recall-amendment.js'
import { ReturnAmendment } from './return-amendment.js'
import { ReturnAmendments } from './return-amendments.js'
import { SaveAmendment } from './save-amendment.js'
import { TakeBackAmendment } from './take-back-amendment.js'

@Feature({
  controllers: [AmendmentController],
  providers: [
    AmendmentActs,
    AmendmentPresenter,
    AmendmentPlace,
    ListAmendmentsQuery,
    OwnPublishedQuery,
    DraftAmendment,
    SaveAmendment,
    DeleteAmendment,
    ProposeAmendment,
    ProposeAmendments,
    RecallAmendment,
    ApproveAmendment,
    ApproveAmendments,
    ReturnAmendment,
    ReturnAmendments,
    FinaliseAmendment,
    FinaliseAmendments,
    EndAmendment,
    TakeBackAmendment,
  ],
})
export class AmendmentModule {}
