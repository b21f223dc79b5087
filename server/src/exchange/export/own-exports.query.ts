import type { Readable } from 'node:stream'
import { refuse } from '@gongkai/shared/base/refusal'
import type { ExportView } from '@gongkai/shared/exchange/export/export.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type FindOptionsWhere } from 'typeorm'
import { readEditions } from '../../district/edition/read-editions.js'
import { Clock } from '../../platform/clock.js'
import { FileStore } from '../../platform/files/file-store.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { notFound, Refused } from '../../platform/http/refused.js'
import { ExportEntity } from './export.entity.js'
import { presentExport } from './export.presenter.js'
import { quotesConcealed } from './quotes-concealed.js'
import { covers, scopeOf } from './scope.js'

const MOST_LISTED = 20

/** The documents that somebody asked for, and their files. */
@Injectable()
export class OwnExportsQuery {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(FileStore) private readonly files: FileStore,
  ) {}

  async list({ personId }: SignedIn): Promise<ExportView[]> {
    const jobs = await this.dataSource.manager.find(ExportEntity, {
      where: { personId },
      order: { askedAt: 'DESC', id: 'DESC' },
      take: MOST_LISTED,
    })
    return jobs.map((job) => presentExport(job, this.clock.now()))
  }

  async one({ personId }: SignedIn, id: number): Promise<ExportView> {
    return presentExport(await this.find({ id, personId }), this.clock.now())
  }

  /**
   * @throws Refused 404 to anybody but who asked, and once they must not see what it shows; 409 while it is not ready; 410 when
   * it has expired or an edition in it must not be read any more
   */
  async file(actor: SignedIn, id: number): Promise<{ job: ExportEntity; content: Readable }> {
    const job = await this.find({ id, personId: actor.personId })
    const tx = this.dataSource.manager
    if (!covers(await scopeOf(tx, actor), job.scope)) throw notFound('份文件')
    const { state } = presentExport(job, this.clock.now())
    if (state === 'gone') throw gone()
    if (state !== 'ready') throw new Refused(409, [refuse('export.not-ready', '', '文件还没有做好，请稍候')])
    if (quotesConcealed(await readEditions(tx), job) || !(await this.files.has(job.sha256))) throw gone()
    return { job, content: this.files.read(job.sha256) }
  }

  private async find(where: FindOptionsWhere<ExportEntity>): Promise<ExportEntity> {
    const job = await this.dataSource.manager.findOneBy(ExportEntity, where)
    if (!job) throw notFound('份文件')
    return job
  }
}

const gone = () => new Refused(410, [refuse('export.gone', '', '文件已过期，请重新导出')])
