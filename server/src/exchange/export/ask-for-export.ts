import { refuse } from '@gongkai/shared/base/refusal'
import type {
  ExportRequest,
  ExportView,
  PersonalInExportQuery,
  PersonalInExportView,
} from '@gongkai/shared/exchange/export/export.contract'
import { decideExport, mayAskFor } from '@gongkai/shared/exchange/export/export-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { PersonEntity } from '../../district/account/person.entity.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { In } from '../../platform/database/in-list.js'
import { rowLock } from '../../platform/database/row-lock.js'
import { FileStore } from '../../platform/files/file-store.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, Refused } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { ExportEntity } from './export.entity.js'
import { presentExport } from './export.presenter.js'
import { MakeExports } from './make-exports.js'
import { PersonalInExport } from './personal-in-export.js'
import { PlanDocument } from './plan-document.js'
import { covers, scopeOf } from './scope.js'

/** Asks for a document, which is then made in the background; an asker for the same document of the same data is given the first one. */
@Injectable()
export class AskForExport {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(PlanDocument) private readonly plans: PlanDocument,
    @Inject(MakeExports) private readonly makeExports: MakeExports,
    @Inject(PersonalInExport) private readonly personal: PersonalInExport,
  ) {}

  /** @throws Refused 403 for a document that is not this unit's, 404 or 422 as PlanDocument */
  async run(actor: SignedIn, request: ExportRequest): Promise<ExportView> {
    const { kind, format } = request
    if (!mayAskFor(kind, actor.organisationKind))
      throw new Refused(403, [refuse('export.forbidden', 'kind', '本单位不能导出这种文件')])
    ensure(decideExport(request, 0))
    const scope = await scopeOf(this.dataSource.manager, actor)
    // Read before the transaction: a whole district's drafts take a moment.
    const plan = await this.plans.of(request, scope)
    const { counts, refusals } = await this.personal.of(request, scope)
    ensure(refusals)
    const { personId, organisationCode } = actor
    const view = await act(this.dataSource, async (tx) => {
      // One after another for a person, so that two at once are not both the fifth.
      await tx.findOne(PersonEntity, { where: { id: personId }, ...rowLock(tx) })
      const now = this.clock.now()
      const own = await tx.findBy(ExportEntity, { personId, state: In(['waiting', 'making', 'ready']) })
      const same = own.find(
        (job) => job.dataKey === plan.dataKey && (!job.expiresAt || job.expiresAt > now) && covers(scope, job.scope),
      )
      if (same && (same.state !== 'ready' || (await this.files.has(same.sha256)))) return presentExport(same, now)
      ensure(decideExport(request, own.filter(({ state }) => state !== 'ready').length))
      const job = await tx.save(
        tx.create(ExportEntity, {
          personId,
          organisationCode,
          kind,
          format,
          request,
          scope,
          editions: plan.editions,
          dataKey: plan.dataKey,
          state: 'waiting',
          name: `${plan.title}.${format}`,
          askedAt: now,
          touchedAt: now,
          expiresAt: null,
          refusals: null,
          personal: counts,
        }),
      )
      await this.ledger.record(tx, actor, {
        kind: 'export.asked',
        place: { domainCode: request.domain ?? null },
        detail: {
          exportId: job.id,
          document: kind,
          name: job.name,
          ...(request.domain ? { domainCode: request.domain } : {}),
        },
      })
      return presentExport(await tx.findOneByOrFail(ExportEntity, { id: job.id }), now)
    })
    this.makeExports.wake()
    return view
  }

  /** The 个人信息 that nobody has masked or answered, before the document is asked for. */
  async personalIn(actor: SignedIn, request: PersonalInExportQuery): Promise<PersonalInExportView> {
    const scope = await scopeOf(this.dataSource.manager, actor)
    return { counts: (await this.personal.of({ ...request, source: 'draft' }, scope)).counts }
  }
}
