import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Controller, type DynamicModule, Get, Module } from '@nestjs/common'
import { APP_FILTER, APP_GUARD } from '@nestjs/core'
import { DataSource } from 'typeorm'
import { AccountController } from './account/account.controller.js'
import { ChangePassword } from './account/change-password.js'
import { CreateAccount } from './account/create-account.js'
import { CreateAccounts } from './account/create-accounts.js'
import { DeactivateAccount } from './account/deactivate-account.js'
import { EditAccount } from './account/edit-account.js'
import { ListAccountsQuery } from './account/list-accounts.query.js'
import { MustChangePasswordGuard } from './account/must-change-password.guard.js'
import { ReactivateAccount } from './account/reactivate-account.js'
import { ResetPassword } from './account/reset-password.js'
import { SessionController } from './account/session.controller.js'
import { SessionRepository } from './account/session.repository.js'
import { SignInLimit } from './account/sign-in-limit.js'
import { AmendmentController } from './amendment/amendment.controller.js'
import { AmendmentPresenter } from './amendment/amendment.presenter.js'
import { AmendmentActs } from './amendment/amendment-acts.js'
import { ApproveAmendment } from './amendment/approve-amendment.js'
import { DeleteAmendment } from './amendment/delete-amendment.js'
import { DraftAmendment } from './amendment/draft-amendment.js'
import { FinaliseAmendment } from './amendment/finalise-amendment.js'
import { ListAmendmentsQuery } from './amendment/list-amendments.query.js'
import { OwnPublishedQuery } from './amendment/own-published.query.js'
import { ProposeAmendment } from './amendment/propose-amendment.js'
import { RecallAmendment } from './amendment/recall-amendment.js'
import { ReturnAmendment } from './amendment/return-amendment.js'
import { SaveAmendment } from './amendment/save-amendment.js'
import { TakeBackAmendment } from './amendment/take-back-amendment.js'
import { AssignmentController } from './assignment/assignment.controller.js'
import { AssignmentPresenter } from './assignment/assignment.presenter.js'
import { DeclareNoDuty } from './assignment/declare-no-duty.js'
import { ListAssignmentsQuery } from './assignment/list-assignments.query.js'
import { LedgerController } from './audit/ledger.controller.js'
import { LedgerReader } from './audit/ledger-reader.js'
import { DashboardController } from './dashboard/dashboard.controller.js'
import { MatrixQuery } from './dashboard/matrix.query.js'
import { DelegateDomain } from './delegation/delegate-domain.js'
import { DelegationController } from './delegation/delegation.controller.js'
import { AddEntry } from './entry/add-entry.js'
import { BatchSave } from './entry/batch-save.js'
import { CopyLastRound } from './entry/copy-last-round.js'
import { DeleteEntries } from './entry/delete-entries.js'
import { DuplicateEntry } from './entry/duplicate-entry.js'
import { EntryController } from './entry/entry.controller.js'
import { ReorderEntries } from './entry/reorder-entries.js'
import { RestoreEntries } from './entry/restore-entries.js'
import { SaveEntry } from './entry/save-entry.js'
import { AskForExport } from './export/ask-for-export.js'
import { DeleteExport } from './export/delete-export.js'
import { ExportController } from './export/export.controller.js'
import { ExportChoicesQuery } from './export/export-choices.query.js'
import { FileStore } from './export/file-store.js'
import { MakeExports } from './export/make-exports.js'
import { OwnExportsQuery } from './export/own-exports.query.js'
import { PlanDocument } from './export/plan-document.js'
import { PublicDocuments } from './export/public-documents.js'
import { SweepExports } from './export/sweep-exports.js'
import { ExtensionController } from './extension/extension.controller.js'
import { GrantExtension } from './extension/grant-extension.js'
import { WithdrawExtension } from './extension/withdraw-extension.js'
import { AnswerFeedback } from './feedback/answer-feedback.js'
import { CheckFeedback } from './feedback/check-feedback.js'
import { FeedbackController } from './feedback/feedback.controller.js'
import { GiveFeedback } from './feedback/give-feedback.js'
import { ReadFeedbackQuery } from './feedback/read-feedback.query.js'
import { TransferFeedback } from './feedback/transfer-feedback.js'
import { AdoptItems } from './guideline/adopt-items.js'
import { DeclineItems } from './guideline/decline-items.js'
import { GuidelineController } from './guideline/guideline.controller.js'
import { ListGuidelineQuery } from './guideline/list-guideline.query.js'
import { WithdrawDecline } from './guideline/withdraw-decline.js'
import { ApplyImport } from './import/apply-import.js'
import { ChooseImportRows } from './import/choose-import-rows.js'
import { ClearImports } from './import/clear-imports.js'
import { DeleteImport } from './import/delete-import.js'
import { EditImportRow } from './import/edit-import-row.js'
import { EntriesTarget } from './import/entries-target.js'
import { GuidelineTarget } from './import/guideline-target.js'
import { ImportController } from './import/import.controller.js'
import { ImportPresenter } from './import/import.presenter.js'
import { ImportRowsQuery } from './import/import-rows.query.js'
import { ImportTargets } from './import/import-targets.js'
import { LawsTarget } from './import/laws-target.js'
import { ListImportsQuery } from './import/list-imports.query.js'
import { OrganisationsTarget } from './import/organisations-target.js'
import { ReadImports } from './import/read-imports.js'
import { StartImport } from './import/start-import.js'
import { UndoImport } from './import/undo-import.js'
import { AddLaw } from './law/add-law.js'
import { LawController } from './law/law.controller.js'
import { SearchLawsQuery } from './law/search-laws.query.js'
import { ImportMatters } from './matter/import-matters.js'
import { MatterController } from './matter/matter.controller.js'
import { SearchMattersQuery } from './matter/search-matters.query.js'
import { AddComment } from './notification/add-comment.js'
import { Background } from './notification/background.js'
import { CommentController } from './notification/comment.controller.js'
import { ListFailedMessagesQuery } from './notification/list-failed-messages.query.js'
import { ListNoticesQuery } from './notification/list-notices.query.js'
import { MessageController } from './notification/message.controller.js'
import { InAppChannel, MESSAGE_CHANNELS, type MessageChannel } from './notification/message-channel.js'
import { NoticeController } from './notification/notice.controller.js'
import { NudgeController } from './notification/nudge.controller.js'
import { PostNotices } from './notification/post-notices.js'
import { ReadNotices } from './notification/read-notices.js'
import { Remind } from './notification/remind.js'
import { RetryMessages } from './notification/retry-messages.js'
import { SendMessages } from './notification/send-messages.js'
import { SendNudges } from './notification/send-nudges.js'
import { CreateOrganisation } from './organisation/create-organisation.js'
import { DeactivateOrganisation } from './organisation/deactivate-organisation.js'
import { DeleteOrganisation } from './organisation/delete-organisation.js'
import { EditOrganisation } from './organisation/edit-organisation.js'
import { ListOrganisationsQuery } from './organisation/list-organisations.query.js'
import { MergeOrganisation } from './organisation/merge-organisation.js'
import { OrganisationController } from './organisation/organisation.controller.js'
import { ReactivateOrganisation } from './organisation/reactivate-organisation.js'
import { ChangeLeads } from './pilot-domain/change-leads.js'
import { EditPilotDomain } from './pilot-domain/edit-pilot-domain.js'
import { PilotDomainController } from './pilot-domain/pilot-domain.controller.js'
import { Clock } from './platform/clock.js'
import { AccessGuard } from './platform/http/access.guard.js'
import { Public } from './platform/http/actor.js'
import { PublicUrl } from './platform/http/public-url.js'
import { RefusalFilter } from './platform/http/refusal.filter.js'
import { DeliverEvents } from './platform/ledger/deliver-events.js'
import { Ledger } from './platform/ledger/ledger.js'
import { WeChat } from './platform/wechat/wechat.js'
import type { WeChatSettings } from './platform/wechat/wechat-settings.js'
import { WorkingCalendar } from './platform/working-calendar.js'
import { OwnPosterQuery } from './poster/own-poster.query.js'
import { PosterController } from './poster/poster.controller.js'
import { Posters } from './poster/posters.js'
import { DeadlineExampleQuery } from './public-catalogue/deadline-example.query.js'
import { PublicCatalogueController } from './public-catalogue/public-catalogue.controller.js'
import { PublicCatalogue } from './public-catalogue/public-catalogue.js'
import { DraftEditionQuery } from './publication/draft-edition.query.js'
import { EditionArchive } from './publication/edition-archive.js'
import { PublicationController } from './publication/publication.controller.js'
import { PublishEdition } from './publication/publish-edition.js'
import { WithdrawEdition } from './publication/withdraw-edition.js'
import { Region } from './regions/region.js'
import { AcceptReport } from './report/accept-report.js'
import { RecallReport } from './report/recall-report.js'
import { ReportController } from './report/report.controller.js'
import { ReturnReport } from './report/return-report.js'
import { SignReport } from './report/sign-report.js'
import { ApplyBatches } from './review/apply-batches.js'
import { ApproveAssignment } from './review/approve-assignment.js'
import { CancelBatch } from './review/cancel-batch.js'
import { ComparisonQuery } from './review/comparison.query.js'
import { MarkEntry } from './review/mark-entry.js'
import { QueueBatch } from './review/queue-batch.js'
import { ReplaceCannedRemarks } from './review/replace-canned-remarks.js'
import { ReturnAssignment } from './review/return-assignment.js'
import { ReviewController } from './review/review.controller.js'
import { ReviewQuery } from './review/review.query.js'
import { ReviewBatchesQuery } from './review/review-batches.query.js'
import { ReviewQueueQuery } from './review/review-queue.query.js'
import { CalendarController } from './round/calendar.controller.js'
import { CalendarYearQuery } from './round/calendar-year.query.js'
import { ClosePhase } from './round/close-phase.js'
import { CreateRound } from './round/create-round.js'
import { MoveMilestone } from './round/move-milestone.js'
import { PhaseStandingQuery } from './round/phase-standing.query.js'
import { ProposeRoundQuery } from './round/propose-round.query.js'
import { RemoveCalendarDay } from './round/remove-calendar-day.js'
import { RenameRound } from './round/rename-round.js'
import { ReopenPhase } from './round/reopen-phase.js'
import { RoundController } from './round/round.controller.js'
import { SetCalendarDays } from './round/set-calendar-days.js'
import { WorkingDays } from './round/working-days.service.js'
import { StatisticsController } from './statistics/statistics.controller.js'
import { StatisticsQuery } from './statistics/statistics.query.js'
import { RecallAssignment } from './submission/recall-assignment.js'
import { SubmitAssignment } from './submission/submit-assignment.js'
import { AddCredits } from './wechat/add-credits.js'
import { BindWeChat } from './wechat/bind-wechat.js'
import { Bindings } from './wechat/bindings.js'
import { ChangePhone } from './wechat/change-phone.js'
import { InvitationSheet } from './wechat/invitation-sheet.js'
import { Invite } from './wechat/invite.js'
import { ListInviteesQuery } from './wechat/list-invitees.query.js'
import { OwnWeChatQuery } from './wechat/own-wechat.query.js'
import { SceneCodes } from './wechat/scene-codes.js'
import { SignInWithWeChat } from './wechat/sign-in-with-wechat.js'
import { UnbindWeChat } from './wechat/unbind-wechat.js'
import { InvitationController, WeChatController } from './wechat/wechat.controller.js'
import { WeChatChannel } from './wechat/wechat-channel.js'

@Controller('api/health')
@Public()
class HealthController {
  @Get()
  health() {
    return { status: 'ok' }
  }
}

/** What the app stands on, made before it: an initialised database, a clock, a district. */
export interface Foundations {
  dataSource: DataSource
  clock: Clock
  region: Region
  /** GONGKAI_PUBLIC_URL */ publicUrl?: string | null
  /** the district's mini-program */ wechat?: WeChatSettings | null
  /** GONGKAI_FILES: the folder of documents that were asked for */ files?: string
}

@Module({})
export class AppModule {
  static on({ dataSource, clock, region, publicUrl = null, wechat = null, files }: Foundations): DynamicModule {
    return {
      module: AppModule,
      controllers: [
        HealthController,
        SessionController,
        AssignmentController,
        EntryController,
        GuidelineController,
        DelegationController,
        LawController,
        MatterController,
        ReviewController,
        NoticeController,
        NudgeController,
        CommentController,
        LedgerController,
        StatisticsController,
        ReportController,
        DashboardController,
        PublicationController,
        AmendmentController,
        PublicCatalogueController,
        FeedbackController,
        PosterController,
        AccountController,
        OrganisationController,
        PilotDomainController,
        RoundController,
        CalendarController,
        ExtensionController,
        ImportController,
        ExportController,
        WeChatController,
        InvitationController,
        MessageController,
      ],
      providers: [
        { provide: DataSource, useValue: dataSource },
        { provide: Clock, useValue: clock },
        { provide: Region, useValue: region },
        { provide: FileStore, useValue: new FileStore(files ?? join(tmpdir(), 'gongkai-files')) },
        { provide: WeChat, useValue: new WeChat(dataSource, wechat) },
        { provide: PublicUrl, useValue: new PublicUrl(publicUrl) },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_GUARD, useClass: MustChangePasswordGuard },
        { provide: APP_FILTER, useClass: RefusalFilter },
        SessionRepository,
        SignInLimit,
        Ledger,
        LedgerReader,
        DeliverEvents,
        InAppChannel,
        WeChatChannel,
        {
          provide: MESSAGE_CHANNELS,
          useFactory: (...channels: MessageChannel[]) => channels,
          inject: [InAppChannel, WeChatChannel],
        },
        PostNotices,
        ListNoticesQuery,
        ReadNotices,
        Remind,
        SendMessages,
        Background,
        SendNudges,
        AddComment,
        StatisticsQuery,
        WorkingCalendar,
        SearchLawsQuery,
        AddLaw,
        SearchMattersQuery,
        ImportMatters,
        ListAssignmentsQuery,
        AssignmentPresenter,
        DeclareNoDuty,
        MatrixQuery,
        AddEntry,
        SaveEntry,
        DeleteEntries,
        RestoreEntries,
        DuplicateEntry,
        CopyLastRound,
        ReorderEntries,
        BatchSave,
        AdoptItems,
        ListGuidelineQuery,
        DeclineItems,
        WithdrawDecline,
        DelegateDomain,
        SubmitAssignment,
        RecallAssignment,
        ApproveAssignment,
        ReturnAssignment,
        ReviewQueueQuery,
        ReviewQuery,
        ComparisonQuery,
        MarkEntry,
        QueueBatch,
        CancelBatch,
        ReviewBatchesQuery,
        ApplyBatches,
        ReplaceCannedRemarks,
        SignReport,
        RecallReport,
        AcceptReport,
        ReturnReport,
        DraftEditionQuery,
        PublishEdition,
        WithdrawEdition,
        EditionArchive,
        DeadlineExampleQuery,
        GiveFeedback,
        ReadFeedbackQuery,
        AnswerFeedback,
        TransferFeedback,
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
        TakeBackAmendment,
        PublicCatalogue,
        Posters,
        OwnPosterQuery,
        ListAccountsQuery,
        CreateAccount,
        CreateAccounts,
        EditAccount,
        ResetPassword,
        DeactivateAccount,
        ReactivateAccount,
        ChangePassword,
        ListOrganisationsQuery,
        CreateOrganisation,
        EditOrganisation,
        MergeOrganisation,
        DeactivateOrganisation,
        ReactivateOrganisation,
        DeleteOrganisation,
        EditPilotDomain,
        ChangeLeads,
        WorkingDays,
        ProposeRoundQuery,
        CreateRound,
        RenameRound,
        MoveMilestone,
        PhaseStandingQuery,
        ClosePhase,
        ReopenPhase,
        CalendarYearQuery,
        SetCalendarDays,
        RemoveCalendarDay,
        GrantExtension,
        WithdrawExtension,
        EntriesTarget,
        GuidelineTarget,
        LawsTarget,
        OrganisationsTarget,
        ImportTargets,
        ImportPresenter,
        ReadImports,
        StartImport,
        ListImportsQuery,
        ImportRowsQuery,
        EditImportRow,
        ChooseImportRows,
        ApplyImport,
        UndoImport,
        DeleteImport,
        ClearImports,
        PlanDocument,
        SweepExports,
        MakeExports,
        AskForExport,
        DeleteExport,
        ExportChoicesQuery,
        OwnExportsQuery,
        PublicDocuments,
        Bindings,
        SignInWithWeChat,
        BindWeChat,
        UnbindWeChat,
        OwnWeChatQuery,
        AddCredits,
        ChangePhone,
        SceneCodes,
        ListInviteesQuery,
        Invite,
        InvitationSheet,
        ListFailedMessagesQuery,
        RetryMessages,
        CheckFeedback,
      ],
    }
  }
}
