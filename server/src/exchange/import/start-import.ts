import { maskPersonalData } from '@gongkai/shared/base/privacy/mask'
import { refuse } from '@gongkai/shared/base/refusal'
import type { ImportKind } from '@gongkai/shared/base/words/import-kinds'
import type { ImportView } from '@gongkai/shared/exchange/import/import.contract'
import { decideImport } from '@gongkai/shared/exchange/import/import-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import { MOST_READING, tooMany } from '../../platform/files/reading-queue.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { ImportEntity } from './import.entity.js'
import { ImportPresenter } from './import.presenter.js'
import { actorOf, ensureAllowed } from './import-case.js'
import type { Source } from './read/read-tables.js'
import { bytesOf, MOST_HELD_BYTES, ReadImports } from './read-imports.js'

/** 上传 or 粘贴: answered at once, the reading goes on in the background. */
@Injectable()
export class StartImport {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ReadImports) private readonly readImports: ReadImports,
    @Inject(ImportPresenter) private readonly presenter: ImportPresenter,
  ) {}

  async run(actor: SignedIn, kind: ImportKind, domain: string | undefined, source: Source): Promise<ImportView> {
    const { organisationCode } = actor
    const { one, view } = await act(this.dataSource, async (tx) => {
      ensureAllowed(decideImport(kind, await actorOf(tx, actor)))
      await tx.findOneOrFail(OrganisationEntity, { where: { code: organisationCode }, ...rowLock(tx) })
      if (domain && !(await tx.existsBy(PilotDomainEntity, { code: domain })))
        ensure([refuse('import.domain', 'domain', '没有这个试点领域')])
      if ((await tx.countBy(ImportEntity, { organisationCode, state: 'reading' })) >= MOST_READING) ensure([tooMany])
      if (this.readImports.heldBytes() + bytesOf(source) > MOST_HELD_BYTES)
        ensure([refuse('import.busy', 'file', '服务器正在读取的文件太多，请过几分钟再上传')])
      const now = this.clock.now()
      const one = await tx.save(ImportEntity, {
        kind,
        state: 'reading',
        name: 'name' in source ? maskPersonalData(source.name) : '粘贴的表格',
        organisationCode,
        by: `${actor.organisationName} ${actor.name}`,
        at: now,
        domainCode: domain ?? '',
        version: 1,
        progress: 0,
        touchedAt: now,
        refusals: null,
        outcome: null,
        cleared: null,
      })
      return { one, view: await this.presenter.view(tx, one, actor) }
    })
    this.readImports.start(one, actor, source)
    return view
  }
}
