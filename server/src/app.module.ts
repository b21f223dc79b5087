import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DynamicModule, Module } from '@nestjs/common'
import { APP_FILTER, APP_GUARD } from '@nestjs/core'
import { DataSource } from 'typeorm'
import { AccountModule } from './account/account.module.js'
import { MustChangePasswordGuard } from './account/must-change-password.guard.js'
import { AccountListModule } from './account-list/account-list.module.js'
import { AmendmentModule } from './amendment/amendment.module.js'
import { AssignmentModule } from './assignment/assignment.module.js'
import { AuditModule } from './audit/audit.module.js'
import { DashboardModule } from './dashboard/dashboard.module.js'
import { DelegationModule } from './delegation/delegation.module.js'
import { EntryModule } from './entry/entry.module.js'
import { ExportModule } from './export/export.module.js'
import { FileStore } from './export/file-store.js'
import { ExtensionModule } from './extension/extension.module.js'
import { FeedbackModule } from './feedback/feedback.module.js'
import { GuidelineModule } from './guideline/guideline.module.js'
import { HealthController } from './health/health.controller.js'
import { Readiness } from './health/readiness.js'
import { ImportModule } from './import/import.module.js'
import { LawModule } from './law/law.module.js'
import { MatterModule } from './matter/matter.module.js'
import { InAppChannel, MESSAGE_CHANNELS, type MessageChannel } from './notification/message-channel.js'
import { NotificationModule } from './notification/notification.module.js'
import { OrganisationModule } from './organisation/organisation.module.js'
import { PilotDomainModule } from './pilot-domain/pilot-domain.module.js'
import { Clock } from './platform/clock.js'
import { EventLoopDelay } from './platform/event-loop-delay.js'
import { AccessGuard } from './platform/http/access.guard.js'
import { PublicUrl } from './platform/http/public-url.js'
import { RefusalFilter } from './platform/http/refusal.filter.js'
import { TOLD_KINDS } from './platform/ledger/consequences.js'
import { Ledger, ToldKinds } from './platform/ledger/ledger.js'
import { WeChat } from './platform/wechat/wechat.js'
import type { WeChatSettings } from './platform/wechat/wechat-settings.js'
import { WorkingCalendar } from './platform/working-calendar.js'
import { PosterModule } from './poster/poster.module.js'
import { PublicCatalogueModule } from './public-catalogue/public-catalogue.module.js'
import { PublicationModule } from './publication/publication.module.js'
import { Region } from './regions/region.js'
import { ReportModule } from './report/report.module.js'
import { ReviewModule } from './review/review.module.js'
import { RoundModule } from './round/round.module.js'
import { StatisticsModule } from './statistics/statistics.module.js'
import { SubmissionModule } from './submission/submission.module.js'
import { WeChatModule } from './wechat/wechat.module.js'
import { WeChatChannel } from './wechat/wechat-channel.js'

const FEATURES = [
  AccountModule,
  AccountListModule,
  AssignmentModule,
  EntryModule,
  GuidelineModule,
  DelegationModule,
  LawModule,
  MatterModule,
  ReviewModule,
  NotificationModule,
  AuditModule,
  StatisticsModule,
  ReportModule,
  DashboardModule,
  PublicationModule,
  AmendmentModule,
  PublicCatalogueModule,
  FeedbackModule,
  PosterModule,
  OrganisationModule,
  PilotDomainModule,
  RoundModule,
  ExtensionModule,
  ImportModule,
  ExportModule,
  WeChatModule,
  SubmissionModule,
]

/** What the app stands on, made before it: an initialised database, a clock, a district. */
export interface Foundations {
  dataSource: DataSource
  clock: Clock
  region: Region
  /** GONGKAI_PUBLIC_URL */ publicUrl?: string | null
  /** the district's mini-program */ wechat?: WeChatSettings | null
  /** GONGKAI_FILES: the folder of documents that were asked for */ files?: string
  /** version of the oldest client that is not sent away */ oldestClient?: string
  /** GONGKAI_BACKUP: the folder of the hourly copies */ backup?: string | null
}

@Module({})
export class AppModule {
  static on({
    dataSource,
    clock,
    region,
    publicUrl = null,
    wechat = null,
    files,
    backup = null,
  }: Foundations): DynamicModule {
    const folder = files ?? join(tmpdir(), 'gongkai-files')
    return {
      module: AppModule,
      global: true,
      imports: FEATURES,
      controllers: [HealthController],
      providers: [
        { provide: DataSource, useValue: dataSource },
        { provide: Clock, useValue: clock },
        { provide: Region, useValue: region },
        { provide: FileStore, useValue: new FileStore(folder) },
        { provide: Readiness, useValue: new Readiness(dataSource, { files: folder, backup }) },
        { provide: WeChat, useValue: new WeChat(dataSource, wechat) },
        { provide: PublicUrl, useValue: new PublicUrl(publicUrl) },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_GUARD, useClass: MustChangePasswordGuard },
        { provide: APP_FILTER, useClass: RefusalFilter },
        { provide: ToldKinds, useValue: TOLD_KINDS },
        Ledger,
        {
          provide: MESSAGE_CHANNELS,
          useFactory: (...channels: MessageChannel[]) => channels,
          inject: [InAppChannel, WeChatChannel],
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
