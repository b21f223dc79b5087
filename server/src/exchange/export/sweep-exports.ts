import { standingEditions } from '@gongkai/shared/district/edition/standing-editions'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, IsNull, LessThan, Not } from 'typeorm'
import { EditionsChanged } from '../../catalogue/publication/editions-changed.js'
import { readEditions } from '../../district/edition/read-editions.js'
import { Clock } from '../../platform/clock.js'
import { In } from '../../platform/database/in-list.js'
import { FileStore } from '../../platform/files/file-store.js'
import { ExportEntity } from './export.entity.js'
import { quotesConcealed } from './quotes-concealed.js'

/** The columns that tell whether a document is still wanted. */
const LIGHT = { id: true, personId: true, editions: true, sha256: true, askedAt: true } as const
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
    @Inject(EditionsChanged) changed: EditionsChanged,
  ) {
    changed.listen(() => this.conceal())
  }

  /** A document that must not be read any more goes at once, its file too: no copy of the district's data is to hold it. */
  async conceal(): Promise<void> {
    const tx = this.dataSource.manager
    const editions = await readEditions(tx)
    const ready = await tx.find(ExportEntity, { select: LIGHT, where: { state: 'ready' } })
    const over = ready.filter((each) => quotesConcealed(editions, each))
    const wanted = new Set(ready.filter((each) => !over.includes(each)).map(({ sha256 }) => sha256))
    for (const { id, personId, sha256 } of over) {
      // Only a person remembers having asked for it.
      if (personId === null) await tx.delete(ExportEntity, { id })
      else await tx.update(ExportEntity, { id }, { state: 'gone' })
      if (!wanted.has(sha256)) await this.files.remove(sha256)
    }
  }

  /** @param graceMs so long a file without a document is left alone */
  async run(graceMs?: number): Promise<void> {
    const tx = this.dataSource.manager
    const ago = (ms: number) => LessThan(new Date(this.clock.now().getTime() - ms))
    await tx.update(ExportEntity, { state: 'ready', expiresAt: ago(0) }, { state: 'gone' })
    await this.conceal()
    const editions = await readEditions(tx)
    const standing = new Set([...standingEditions(editions).values()].map(({ id }) => id))
    const ready = await tx.find(ExportEntity, {
      select: LIGHT,
      where: { state: 'ready' },
    })
    const outdated = ready.filter((each) => each.personId === null && !each.editions.every((id) => standing.has(id)))
    for (const each of outdated) await tx.delete(ExportEntity, { id: each.id })
    await tx.delete(ExportEntity, { personId: IsNull(), state: In(['failed', 'gone']), askedAt: ago(PUBLIC_RETRY_MS) })
    await tx.delete(ExportEntity, {
      personId: Not(IsNull()),
      state: In(['failed', 'gone']),
      askedAt: ago(REMEMBERED_MS),
    })
    const left = ready.filter((each) => !outdated.includes(each))
    await this.files.sweep(new Set(left.map(({ sha256 }) => sha256)), graceMs)
  }
}
