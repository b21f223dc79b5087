import { Feature } from '../../platform/feature.js'
import { ChooseWithdrawal } from './choose-withdrawal.js'
import { DraftEditionQuery } from './draft-edition.query.js'
import { EditionArchive } from './edition-archive.js'
import { EditionLossesQuery } from './edition-losses.query.js'
import { EditionsChanged } from './editions-changed.js'
import { PublicationController } from './publication.controller.js'
import { PublicationUnitsQuery } from './publication-units.query.js'
import { PublishEdition } from './publish-edition.js'
import { ReviewsQuery } from './reviews.query.js'
import { SignReview } from './sign-review.js'
import { WithdrawEdition } from './withdraw-edition.js'

@Feature({
  controllers: [PublicationController],
  providers: [
    DraftEditionQuery,
    PublishEdition,
    PublicationUnitsQuery,
    ChooseWithdrawal,
    WithdrawEdition,
    EditionLossesQuery,
    EditionArchive,
    EditionsChanged,
    ReviewsQuery,
    SignReview,
  ],
})
export class PublicationModule {}
