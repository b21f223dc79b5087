import { localTimeAt } from '@gongkai/shared/base/time/local-date'
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common'
import { DataSource, IsNull, LessThan } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { outage } from '../../platform/database/outage.js'
import { DisclosureFileEntity } from './disclosure-file.entity.js'
import { DisclosureFileStore } from './disclosure-file-store.js'

const LOOK_EVERY_MS = 10 * 60_000
/** Residents and staff sleep: once each night, from then on. */
const FROM = '02:00'
/** So long a file stays that no record names: one sent ahead of its record, or one whose record was deleted. */
export const UNUSED_MS = 24 * 3600_000

/**
 * Takes away files that no record has named for a day. The row goes first: a process killed in between leaves bytes that nobody reads and the
 * next sweep finds, never a row without bytes. Several processes may sweep at once.
 */
@Injectable()
export class SweepFiles implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined
  private running: Promise<void> | null = null
  private sweptOn = ''

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(DisclosureFileStore) private readonly files: DisclosureFileStore,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running ??= this.turn()
        .catch((error: unknown) => {
          if (!outage.failed(error)) new Logger('files').error(error instanceof Error ? error.stack : error)
        })
        .finally(() => {
          this.running = null
        })
    }, LOOK_EVERY_MS).unref()
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer)
    await this.running
  }

  private async turn(): Promise<void> {
    const today = this.clock.today()
    if (this.sweptOn === today || localTimeAt(this.clock.now()) < FROM) return
    await this.run()
    this.sweptOn = today
  }

  /** @param graceMs so long bytes without a row are left alone: their row may be on its way */
  async run(graceMs?: number): Promise<void> {
    const tx = this.dataSource.manager
    const before = new Date(this.clock.now().getTime() - UNUSED_MS)
    await tx.delete(DisclosureFileEntity, { disclosureId: IsNull(), unusedSince: LessThan(before) })
    const rows = await tx
      .createQueryBuilder(DisclosureFileEntity, 'f')
      .select('f.sha256', 'sha256')
      .addSelect('f.smallSha256', 'smallSha256')
      .getRawMany<{ sha256: string; smallSha256: string }>()
    await this.files.store.sweep(new Set(rows.flatMap(({ sha256, smallSha256 }) => [sha256, smallSha256])), graceMs)
  }
}
