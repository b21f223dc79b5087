import { standingEditions } from '@gongkai/shared/district/edition/standing-editions'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, IsNull, LessThan, Not } from 'typeorm'
import { readEditions } from '../../district/edition/read-editions.js'
import { Clock } from '../../platform/clock.js'
import { In } from '../../platform/database/in-list.js'
import { ExportEntity } from './export.entity.js'
import { FileStore } from './file-store.js'
import { quotesConcealed } from './quotes-concealed.js'

/** For how long one still sees that a document was there. */
const REMEMBERED_MS = 7 * 24 * 3600_000
/** For how long the public is not tried again what failed. */
const PUBLIC_RETRY_MS = 5 * 60_000

/** Takes away what has expired, what must not be read any more and what nobody needs. */
@Injectable()
export class SweepExports {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(FileStore) private readonly files: FileStore,
  ) {}

  /** @param graceMs so long a file without a document is left alone */
  async run(graceMs?: number): Promise<void> {
    const tx = this.dataSource.manager
    const ago = (ms: number) => LessThan(new Date(this.clock.now().getTime() - ms))
    await tx.update(ExportEntity, { state: 'ready', expiresAt: ago(0) }, { state: 'gone' })
    const editions = await readEditions(tx)
    const standing = new Set([...standingEditions(editions).values()].map(({ id }) => id))
    const ready = await tx.find(ExportEntity, {
      select: { id: true, personId: true, editions: true, sha256: true, askedAt: true },
      where: { state: 'ready' },
    })
    const over = ready.filter((each) => quotesConcealed(editions, each))
    const outdated = ready.filter((each) => each.personId === null && !each.editions.every((id) => standing.has(id)))
    for (const each of over) await tx.update(ExportEntity, { id: each.id }, { state: 'gone' })
    for (const each of outdated) await tx.delete(ExportEntity, { id: each.id })
    await tx.delete(ExportEntity, { personId: IsNull(), state: In(['failed', 'gone']), askedAt: ago(PUBLIC_RETRY_MS) })
    await tx.delete(ExportEntity, {
      personId: Not(IsNull()),
      state: In(['failed', 'gone']),
      askedAt: ago(REMEMBERED_MS),
    })
    const left = ready.filter((each) => !over.includes(each) && !outdated.includes(each))
    await this.files.sweep(new Set(left.map(({ sha256 }) => sha256)), graceMs)
  }
}
