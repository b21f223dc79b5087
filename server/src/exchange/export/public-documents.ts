import { setTimeout as pause } from 'node:timers/promises'
import { refuse } from '@gongkai/shared/base/refusal'
import type { ExportRequest, PublicDocumentQuery } from '@gongkai/shared/exchange/export/export.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, IsNull } from 'typeorm'
import { PublicCatalogue } from '../../catalogue/public-catalogue/public-catalogue.js'
import type { Standing } from '../../catalogue/public-catalogue/read-standing.js'
import { Clock } from '../../platform/clock.js'
import { In } from '../../platform/database/in-list.js'
import { FileStore } from '../../platform/files/file-store.js'
import { notFound, Refused } from '../../platform/http/refused.js'
import { ExportEntity } from './export.entity.js'
import { MakeExports } from './make-exports.js'
import type { FilePlan } from './plan.js'
import { PlanDocument } from './plan-document.js'
import { PUBLIC_SCOPE } from './scope.js'

/** So long a visitor's browser is kept waiting for a document that nobody asked for before. */
const PATIENCE_MS = 20_000
const LOOK_MS = 200
/** More than these the public cannot have in the making; signed-in people still get a turn between. */
const MOST_WAITING = 20

/** 现行目录 as documents for everybody: made at the first asking, then kept until another edition takes its place. */
@Injectable()
export class PublicDocuments {
  /** the plans of a standing catalogue go with it */
  private readonly plansOf = new WeakMap<Standing, Map<string, Promise<FilePlan>>>()

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(PlanDocument) private readonly plans: PlanDocument,
    @Inject(MakeExports) private readonly makeExports: MakeExports,
    @Inject(PublicCatalogue) private readonly catalogue: PublicCatalogue,
  ) {}

  /** @throws Refused 404 where nothing of it is published, 503 while it is still being made */
  async find({ format, domain, organisation }: PublicDocumentQuery): Promise<ExportEntity> {
    const request: ExportRequest = { kind: 'catalogue', format, source: 'standing', domain, organisation }
    const plan = await this.planOf(request)
    const tx = this.dataSource.manager
    const deadline = performance.now() + PATIENCE_MS
    for (let asked = false; ; ) {
      const [job] = await tx.find(ExportEntity, {
        where: { personId: IsNull(), dataKey: plan.dataKey },
        order: { id: 'DESC' },
        take: 1,
      })
      if (job?.state === 'ready' && (await this.files.has(job.sha256))) return job
      if (job?.state === 'failed') throw new Refused(503, job.refusals ?? [])
      if (!job || job.state === 'ready' || job.state === 'gone') {
        // The document was made and taken away again while its asker waited: an edition changed meanwhile.
        if (asked) throw notYet()
        await this.ask(request, plan)
        asked = true
      }
      this.makeExports.wake()
      if (performance.now() > deadline) throw notYet()
      await pause(LOOK_MS)
    }
  }

  private planOf(request: ExportRequest): Promise<FilePlan> {
    const { standing } = this.catalogue
    const held = this.plansOf.get(standing) ?? new Map<string, Promise<FilePlan>>()
    this.plansOf.set(standing, held)
    const question = JSON.stringify(request)
    const planned =
      held.get(question) ??
      this.plans.of(request, PUBLIC_SCOPE).catch((error: unknown) => {
        // To a visitor what says nothing is not there.
        throw error instanceof Refused ? notFound('份文件') : error
      })
    held.set(question, planned)
    // Only what there is is kept, so the questions of a stranger fill nothing.
    planned.catch(() => held.delete(question))
    return planned
  }

  private async ask(request: ExportRequest, { title, dataKey, editions }: FilePlan): Promise<void> {
    const tx = this.dataSource.manager
    if ((await tx.countBy(ExportEntity, { personId: IsNull(), state: In(['waiting', 'making']) })) >= MOST_WAITING)
      throw notYet()
    const now = this.clock.now()
    const { kind, format } = request
    await tx.insert(ExportEntity, {
      personId: null,
      organisationCode: null,
      kind,
      format,
      request: request as never,
      scope: PUBLIC_SCOPE as never,
      editions,
      dataKey,
      state: 'waiting',
      name: `${title}.${format}`,
      askedAt: now,
      touchedAt: now,
      expiresAt: null,
      refusals: null,
    })
  }
}

const notYet = () => new Refused(503, [refuse('export.not-ready', '', '文件正在制作，请过一会儿再下载')])
