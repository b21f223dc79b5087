import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DynamicModule, Module } from '@nestjs/common'
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core'
import { DataSource } from 'typeorm'
import { AmendmentModule } from '../catalogue/amendment/amendment.module.js'
import { CoverageModule } from '../catalogue/coverage/coverage.module.js'
import { DisclosureModule } from '../catalogue/disclosure/disclosure.module.js'
import { DisclosureFileModule } from '../catalogue/disclosure-file/disclosure-file.module.js'
import { FeedbackModule } from '../catalogue/feedback/feedback.module.js'
import { LawRemovalModule } from '../catalogue/law/law-removal.module.js'
import { LawWaveModule } from '../catalogue/law-wave/law-wave.module.js'
import { PosterModule } from '../catalogue/poster/poster.module.js'
import { PublicCatalogueModule } from '../catalogue/public-catalogue/public-catalogue.module.js'
import { PublicationModule } from '../catalogue/publication/publication.module.js'
import { SpotCheckModule } from '../catalogue/spot-check/spot-check.module.js'
import { SupervisionModule } from '../catalogue/supervision/supervision.module.js'
import { TakedownModule } from '../catalogue/takedown/takedown.module.js'
import { AssignmentModule } from '../compiling/assignment/assignment.module.js'
import { DelegationModule } from '../compiling/delegation/delegation.module.js'
import { EntryModule } from '../compiling/entry/entry.module.js'
import { GuidelineModule } from '../compiling/guideline/guideline.module.js'
import { RenewalModule } from '../compiling/renewal/renewal.module.js'
import { ReportModule } from '../compiling/report/report.module.js'
import { ReviewModule } from '../compiling/review/review.module.js'
import { SubmissionModule } from '../compiling/submission/submission.module.js'
import { AccessGuard } from '../district/account/access.guard.js'
import { AccountModule } from '../district/account/account.module.js'
import { MustChangePasswordGuard } from '../district/account/must-change-password.guard.js'
import { AliasModule } from '../district/alias/alias.module.js'
import { LawModule } from '../district/law/law.module.js'
import { MatterModule } from '../district/matter/matter.module.js'
import { GuardWords } from '../district/privacy/guard-words.js'
import { PrivacyModule } from '../district/privacy/privacy.module.js'
import { WeChatModule } from '../district/wechat/wechat.module.js'
import { AccountListModule } from '../exchange/account-list/account-list.module.js'
import { BulletinModule } from '../exchange/bulletin/bulletin.module.js'
import { ExportModule } from '../exchange/export/export.module.js'
import { ImportModule } from '../exchange/import/import.module.js'
import { ExtensionModule } from '../office/extension/extension.module.js'
import { OrganisationModule } from '../office/organisation/organisation.module.js'
import { PilotDomainModule } from '../office/pilot-domain/pilot-domain.module.js'
import { RoundModule } from '../office/round/round.module.js'
import { AuditModule } from '../oversight/audit/audit.module.js'
import { TOLD_KINDS } from '../oversight/consequences/consequences.js'
import { DashboardModule } from '../oversight/dashboard/dashboard.module.js'
import { ErasureModule } from '../oversight/erasure/erasure.module.js'
import { MESSAGE_CHANNELS, type MessageChannel } from '../oversight/notification/message-channel.js'
import { NotificationModule } from '../oversight/notification/notification.module.js'
import { WeChatChannel } from '../oversight/notification/wechat-channel.js'
import { PersonalScanModule } from '../oversight/personal-scan/personal-scan.module.js'
import { StatisticsModule } from '../oversight/statistics/statistics.module.js'
import { Clock } from '../platform/clock.js'
import { EventLoopDelay } from '../platform/event-loop-delay.js'
import { FileStore } from '../platform/files/file-store.js'
import { PublicUrl } from '../platform/http/public-url.js'
import { RefusalFilter } from '../platform/http/refusal.filter.js'
import { Ledger, ToldKinds } from '../platform/ledger/ledger.js'
import { Region } from '../platform/region.js'
import { WeChat } from '../platform/wechat/wechat.js'
import type { WeChatSettings } from '../platform/wechat/wechat-settings.js'
import { WorkingCalendar } from '../platform/working-calendar.js'
import { HealthController } from './health/health.controller.js'
import { Readiness } from './health/readiness.js'
import { SetupModule } from './setup/setup.module.js'

const FEATURES = [
  AccountModule,
  PrivacyModule,
  AccountListModule,
  AssignmentModule,
  EntryModule,
  GuidelineModule,
  DelegationModule,
  RenewalModule,
  LawModule,
  LawRemovalModule,
  AliasModule,
  CoverageModule,
  MatterModule,
  ReviewModule,
  NotificationModule,
  AuditModule,
  ErasureModule,
  StatisticsModule,
  PersonalScanModule,
  ReportModule,
  DashboardModule,
  PublicationModule,
  AmendmentModule,
  LawWaveModule,
  PublicCatalogueModule,
  DisclosureModule,
  DisclosureFileModule,
  SpotCheckModule,
  SupervisionModule,
  FeedbackModule,
  PosterModule,
  TakedownModule,
  OrganisationModule,
  PilotDomainModule,
  RoundModule,
  ExtensionModule,
  ImportModule,
  ExportModule,
  BulletinModule,
  WeChatModule,
  SubmissionModule,
  SetupModule,
]

/** The foundations that the app stands on, made before it: an initialised database, a clock. */
export interface Foundations {
  dataSource: DataSource
  clock: Clock
  /** GONGKAI_PUBLIC_URL */ publicUrl?: string | null
  /** the district's mini-program */ wechat?: WeChatSettings | null
  /** GONGKAI_FILES: the folder of documents that were asked for, and of photos and files of 公开记录 */ files?: string
  /** version of the oldest client that is not sent away */ oldestClient?: string
  /** GONGKAI_BACKUP: the folder of the hourly copies */ backup?: string | null
}

@Module({})
export class AppModule {
  static on({ dataSource, clock, publicUrl = null, wechat = null, files, backup = null }: Foundations): DynamicModule {
    const folder = files ?? join(tmpdir(), 'gongkai-files')
    return {
      module: AppModule,
      global: true,
      imports: FEATURES,
      controllers: [HealthController],
      providers: [
        { provide: DataSource, useValue: dataSource },
        { provide: Clock, useValue: clock },
        Region,
        { provide: FileStore, useValue: new FileStore(folder) },
        { provide: Readiness, useValue: new Readiness(dataSource, { files: folder, backup }) },
        { provide: WeChat, useValue: new WeChat(dataSource, wechat) },
        { provide: PublicUrl, useValue: new PublicUrl(publicUrl) },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_GUARD, useClass: MustChangePasswordGuard },
        { provide: APP_INTERCEPTOR, useClass: GuardWords },
        { provide: APP_FILTER, useClass: RefusalFilter },
        { provide: ToldKinds, useValue: TOLD_KINDS },
        Ledger,
        {
          provide: MESSAGE_CHANNELS,
          useFactory: (...channels: MessageChannel[]) => channels,
          inject: [WeChatChannel],
        },
        WorkingCalendar,
        EventLoopDelay,
      ],
      exports: [
        ...[DataSource, Clock, Region, FileStore, WeChat, PublicUrl],
        ...[Ledger, MESSAGE_CHANNELS, WorkingCalendar],
      ],
    }
  }
}
