import { Feature } from '../../platform/feature.js'
import { AnswerFeedback } from './answer-feedback.js'
import { CheckFeedback } from './check-feedback.js'
import { FeedbackController } from './feedback.controller.js'
import { GiveFeedback } from './give-feedback.js'
import { ReadFeedbackQuery } from './read-feedback.query.js'
import { SignalFeedback } from './signal-feedback.js'
import { TransferFeedback } from './transfer-feedback.js'

@Feature({
  controllers: [FeedbackController],
  providers: [GiveFeedback, ReadFeedbackQuery, AnswerFeedback, TransferFeedback, CheckFeedback, SignalFeedback],
})
export class FeedbackModule {}
