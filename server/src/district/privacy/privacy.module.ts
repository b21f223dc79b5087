import { Feature } from '../../platform/feature.js'
import { AnswerFinding } from './answer-finding.js'
import { ListAnswersQuery } from './list-answers.query.js'
import { OfficialNumbers } from './official-numbers.js'
import { PrivacyController } from './privacy.controller.js'
import { PrivacyGuard } from './privacy-guard.js'
import { TakeBackAnswer } from './take-back-answer.js'
import { TextPlaces } from './text-places.js'

@Feature({
  controllers: [PrivacyController],
  providers: [PrivacyGuard, TextPlaces, AnswerFinding, TakeBackAnswer, ListAnswersQuery, OfficialNumbers],
})
export class PrivacyModule {}
