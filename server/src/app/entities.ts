import { AmendmentEntity } from '../catalogue/amendment/amendment.entity.js'
import { CoverageMarkEntity } from '../catalogue/coverage/coverage-mark.entity.js'
import {
  DisclosureEntity,
  DisclosureSettingEntity,
  ExpectationCorrectionEntity,
  NothingAroseEntity,
  OccurrenceEntity,
} from '../catalogue/disclosure/disclosure.entities.js'
import { DisclosureFileEntity } from '../catalogue/disclosure-file/disclosure-file.entity.js'
import { FeedbackEntity } from '../catalogue/feedback/feedback.entity.js'
import { LawWaveEntity, LawWaveItemEntity } from '../catalogue/law-wave/law-wave.entity.js'
import { ConcealedContentEntity } from '../catalogue/publication/concealed-content.entity.js'
import { EditionChangeEntity } from '../catalogue/publication/edition-change.entity.js'
import { PublicationReviewEntity } from '../catalogue/publication/publication-review.entity.js'
import { UnitWithdrawalEntity } from '../catalogue/publication/unit-withdrawal.entity.js'
import { SpotCheckEntity, SpotCheckLineEntity } from '../catalogue/spot-check/spot-check.entities.js'
import { SupervisionEntity, SupervisionThingEntity } from '../catalogue/supervision/supervision.entities.js'
import { TakedownEntity } from '../catalogue/takedown/takedown.entity.js'
import { AssignmentEntity } from '../compiling/assignment/assignment.entity.js'
import { CommentEntity } from '../compiling/comment/comment.entity.js'
import { CancelledItemEntity } from '../compiling/entry/cancelled-item.entity.js'
import { EntryEntity } from '../compiling/entry/entry.entity.js'
import { DeclinedItemEntity } from '../compiling/guideline/declined-item.entity.js'
import { ReportEntity } from '../compiling/report/report.entity.js'
import { CannedRemarkEntity } from '../compiling/review/canned-remark.entity.js'
import { RemarkEntity } from '../compiling/review/remark.entity.js'
import { ReviewBatchEntity, ReviewBatchItemEntity } from '../compiling/review/review-batch.entity.js'
import { VerdictEntity } from '../compiling/review/verdict.entity.js'
import { SubmissionEntity } from '../compiling/submission/submission.entity.js'
import { SubmissionRevisionEntity } from '../compiling/submission/submission-revision.entity.js'
import { PersonEntity, SessionEntity } from '../district/account/person.entity.js'
import { LearntAliasEntity } from '../district/alias/learnt-alias.entity.js'
import { EditionEntity } from '../district/edition/edition.entity.js'
import { EditionEntryEntity } from '../district/edition/edition-entry.entity.js'
import { GuidelineItemEntity } from '../district/guideline/guideline-item.entity.js'
import { GuidelineChangeEntity, GuidelineVersionEntity } from '../district/guideline/guideline-version.entity.js'
import { LawEntity } from '../district/law/law.entity.js'
import { MatterEntity } from '../district/matter/matter.entity.js'
import { OrganisationEntity, OrganisationNameEntity } from '../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../district/pilot-domain/pilot-domain.entity.js'
import { OfficialNumberEntity } from '../district/privacy/official-number.entity.js'
import { PersonalAnswerEntity } from '../district/privacy/personal-answer.entity.js'
import { ExtensionEntity } from '../district/round/extension.entity.js'
import { CalendarDayEntity, PhaseClosureEntity, RoundEntity } from '../district/round/round.entity.js'
import {
  WeChatBindingEntity,
  WeChatCreditEntity,
  WeChatDeliveryEntity,
  WeChatInvitationEntity,
} from '../district/wechat/wechat.entities.js'
import { ExportEntity } from '../exchange/export/export.entity.js'
import { ImportEffectEntity, ImportEntity, ImportRowEntity } from '../exchange/import/import.entity.js'
import { MessageEntity, NoticeEntity, NoticeReadEntity } from '../oversight/notification/notice.entity.js'
import { NudgeEntity } from '../oversight/notification/nudge.entity.js'
import { ReminderEntity } from '../oversight/notification/reminder.entity.js'
import { PersonalFindingEntity, PersonalScanEntity } from '../oversight/personal-scan/personal-finding.entity.js'
import { FirstHouse1795000000000 } from '../platform/database/migrations/1795000000000-first-house.js'
import { LawsAndMatters1795100000000 } from '../platform/database/migrations/1795100000000-laws-and-matters.js'
import { Filling1795200000000 } from '../platform/database/migrations/1795200000000-filling.js'
import { Administration1795300000000 } from '../platform/database/migrations/1795300000000-administration.js'
import { Reviewing1795350000000 } from '../platform/database/migrations/1795350000000-reviewing.js'
import { Notices1795400000000 } from '../platform/database/migrations/1795400000000-notices.js'
import { EntriesCounted1795450000000 } from '../platform/database/migrations/1795450000000-entries-counted.js'
import { Publication1795500000000 } from '../platform/database/migrations/1795500000000-publication.js'
import { Interchange1795600000000 } from '../platform/database/migrations/1795600000000-interchange.js'
import { WeChat1795700000000 } from '../platform/database/migrations/1795700000000-wechat.js'
import { WeChatSenders1795800000000 } from '../platform/database/migrations/1795800000000-wechat-senders.js'
import { EditionByDomain1795900000000 } from '../platform/database/migrations/1795900000000-edition-by-domain.js'
import { FoldedAccounts1796000000000 } from '../platform/database/migrations/1796000000000-folded-accounts.js'
import { FirstHandIn1796200000000 } from '../platform/database/migrations/1796200000000-first-hand-in.js'
import { FirstHandInDates1796200001000 } from '../platform/database/migrations/1796200001000-first-hand-in-dates.js'
import { FeedbackIntent1796200002000 } from '../platform/database/migrations/1796200002000-feedback-intent.js'
import { OneFeedbackAnIntent1796200003000 } from '../platform/database/migrations/1796200003000-one-feedback-an-intent.js'
import { AnswerDueReckoned1796200004000 } from '../platform/database/migrations/1796200004000-answer-due-reckoned.js'
import { ConcealedContent1796700000000 } from '../platform/database/migrations/1796700000000-concealed-content.js'
import { LivingCatalogue1796800000000 } from '../platform/database/migrations/1796800000000-living-catalogue.js'
import { ModelRowChanged1796810000000 } from '../platform/database/migrations/1796810000000-model-row-changed.js'
import { LawsWithTimes1797000000000 } from '../platform/database/migrations/1797000000000-laws-with-times.js'
import { LawsEdited1797010000000 } from '../platform/database/migrations/1797010000000-laws-edited.js'
import { LawWave1797050000000 } from '../platform/database/migrations/1797050000000-law-wave.js'
import { GuidelineVersions1797100000000 } from '../platform/database/migrations/1797100000000-guideline-versions.js'
import { DomainsAsData1797200000000 } from '../platform/database/migrations/1797200000000-domains-as-data.js'
import { CoverageAndAliases1797300000000 } from '../platform/database/migrations/1797300000000-coverage-and-aliases.js'
import { Region1797400000000 } from '../platform/database/migrations/1797400000000-region.js'
import { PersonalAnswers1797500000000 } from '../platform/database/migrations/1797500000000-personal-answers.js'
import { PublicationReview1797600000000 } from '../platform/database/migrations/1797600000000-publication-review.js'
import { PersonalScan1797600010000 } from '../platform/database/migrations/1797600010000-personal-scan.js'
import { Takedown1797700000000 } from '../platform/database/migrations/1797700000000-takedown.js'
import { ImportPersonal1797800000000 } from '../platform/database/migrations/1797800000000-import-personal.js'
import { Disclosure1797900000000 } from '../platform/database/migrations/1797900000000-disclosure.js'
import { DisclosureSetting1797901000000 } from '../platform/database/migrations/1797901000000-disclosure-setting.js'
import { DisclosureFile1798000000000 } from '../platform/database/migrations/1798000000000-disclosure-file.js'
import { DisclosureWatch1798100000000 } from '../platform/database/migrations/1798100000000-disclosure-watch.js'
import { ResidentsDisclosures1798200000000 } from '../platform/database/migrations/1798200000000-residents-disclosures.js'
import { EventEntity, EventEntryEntity } from '../platform/ledger/event.entity.js'
import { RegionEntity } from '../platform/region.entity.js'
import { WeChatTokenEntity } from '../platform/wechat/wechat-token.entity.js'

/** Every table's entity, and every migration in order. */
export const entities = [
  RegionEntity,
  OrganisationEntity,
  PilotDomainEntity,
  GuidelineItemEntity,
  GuidelineVersionEntity,
  GuidelineChangeEntity,
  DeclinedItemEntity,
  RoundEntity,
  AssignmentEntity,
  SubmissionEntity,
  SubmissionRevisionEntity,
  EntryEntity,
  CancelledItemEntity,
  RemarkEntity,
  VerdictEntity,
  CannedRemarkEntity,
  ReviewBatchEntity,
  ReviewBatchItemEntity,
  ReportEntity,
  EditionEntity,
  EditionEntryEntity,
  EditionChangeEntity,
  ConcealedContentEntity,
  UnitWithdrawalEntity,
  PublicationReviewEntity,
  PersonalScanEntity,
  PersonalFindingEntity,
  TakedownEntity,
  AmendmentEntity,
  CoverageMarkEntity,
  LearntAliasEntity,
  LawWaveEntity,
  LawWaveItemEntity,
  OccurrenceEntity,
  DisclosureEntity,
  DisclosureFileEntity,
  NothingAroseEntity,
  DisclosureSettingEntity,
  ExpectationCorrectionEntity,
  SpotCheckEntity,
  SpotCheckLineEntity,
  SupervisionEntity,
  SupervisionThingEntity,
  FeedbackEntity,
  PersonEntity,
  SessionEntity,
  EventEntity,
  EventEntryEntity,
  NoticeEntity,
  NoticeReadEntity,
  MessageEntity,
  ReminderEntity,
  NudgeEntity,
  CommentEntity,
  LawEntity,
  MatterEntity,
  OrganisationNameEntity,
  ExtensionEntity,
  PhaseClosureEntity,
  CalendarDayEntity,
  ImportEntity,
  ImportRowEntity,
  ImportEffectEntity,
  ExportEntity,
  WeChatTokenEntity,
  WeChatBindingEntity,
  WeChatInvitationEntity,
  WeChatCreditEntity,
  WeChatDeliveryEntity,
  PersonalAnswerEntity,
  OfficialNumberEntity,
]
export const migrations = [
  FirstHouse1795000000000,
  LawsAndMatters1795100000000,
  Filling1795200000000,
  Administration1795300000000,
  Reviewing1795350000000,
  Notices1795400000000,
  EntriesCounted1795450000000,
  Publication1795500000000,
  Interchange1795600000000,
  WeChat1795700000000,
  WeChatSenders1795800000000,
  EditionByDomain1795900000000,
  FoldedAccounts1796000000000,
  FirstHandIn1796200000000,
  FirstHandInDates1796200001000,
  FeedbackIntent1796200002000,
  OneFeedbackAnIntent1796200003000,
  AnswerDueReckoned1796200004000,
  ConcealedContent1796700000000,
  LivingCatalogue1796800000000,
  ModelRowChanged1796810000000,
  LawsWithTimes1797000000000,
  LawsEdited1797010000000,
  LawWave1797050000000,
  GuidelineVersions1797100000000,
  DomainsAsData1797200000000,
  CoverageAndAliases1797300000000,
  Region1797400000000,
  ImportPersonal1797800000000,
  PublicationReview1797600000000,
  PersonalScan1797600010000,
  PersonalAnswers1797500000000,
  Takedown1797700000000,
  Disclosure1797900000000,
  DisclosureSetting1797901000000,
  DisclosureFile1798000000000,
  ResidentsDisclosures1798200000000,
  DisclosureWatch1798100000000,
]
