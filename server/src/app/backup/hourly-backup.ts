import { Logger } from '@nestjs/common'
import type { DataSource } from 'typeorm'
import { TOLD_KINDS } from '../../oversight/consequences/consequences.js'
import type { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { Ledger, OPERATOR } from '../../platform/ledger/ledger.js'
import { newestAgeMs, thinOut } from './copies.js'
import { BackupUnderWay } from './snapshot.js'
import { type BackupRequest, writeBackup } from './write-backup.js'

const HOUR_MS = 3_600_000
const LOOK_EVERY_MS = 60_000
/** A copy that fails is tried again, not at once. */
const AFTER_FAULT_MS = 10 * 60_000
const REASON_LENGTH = 200

type Where = Pick<BackupRequest, 'url' | 'files' | 'folder'>

/**
 * Makes a copy each hour, by one of all server processes: of several that share the folder the first one to find it due, since
 * the folder is locked meanwhile. A failure is told once, to the log and to the office, until a copy succeeds again.
 */
export class HourlyBackup {
  private readonly logger = new Logger('backup')
  private readonly stopping = new AbortController()
  private timer: NodeJS.Timeout | undefined
  private running: Promise<void> | null = null
  private failedAt = Number.NEGATIVE_INFINITY
  private told = false

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly where: Where,
  ) {}

  start(): void {
    this.timer = setInterval(() => this.wake(), LOOK_EVERY_MS).unref()
    this.wake()
  }

  /** Throws away what is half made. */
  async stop(): Promise<void> {
    clearInterval(this.timer)
    this.stopping.abort()
    await this.running
  }

  private wake(): void {
    if (performance.now() - this.failedAt < AFTER_FAULT_MS) return
    this.running ??= this.turn().finally(() => {
      this.running = null
    })
  }

  /** Makes a copy if the newest one is an hour old. */
  async turn(): Promise<void> {
    const { folder } = this.where
    try {
      // The machine's own time: a demo's clock may be shifted, and the names are compared with other processes' ones.
      const now = new Date()
      const age = await newestAgeMs(folder, now)
      if (age !== null && age < HOUR_MS) return
      const signal = this.stopping.signal
      await writeBackup({ ...this.where, occasion: 'hourly', now, signal })
      await thinOut(folder)
      if (this.told) this.logger.warn('copies are made again')
      this.told = false
    } catch (error) {
      if (error instanceof BackupUnderWay || this.stopping.signal.aborted) return
      this.failedAt = performance.now()
      await this.tell(error instanceof Error ? error.message : String(error))
    }
  }

  private async tell(reason: string): Promise<void> {
    if (this.told) return
    this.told = true
    this.logger.error(`no copy was made: ${reason}`)
    await act(this.dataSource, (tx) =>
      new Ledger(this.clock, TOLD_KINDS).record(tx, OPERATOR, {
        kind: 'backup.failed',
        detail: { reason: reason.slice(0, REASON_LENGTH) },
      }),
    ).catch((error: Error) => this.logger.error(`the office was not told: ${error.message}`))
  }
}

/** One copy before migrations alter a database that holds something; an upgrade that cannot be copied does not begin. */
export async function backupBeforeUpgrade(dataSource: DataSource, where: Where): Promise<void> {
  const runner = dataSource.createQueryRunner()
  try {
    if (!(await runner.hasTable('migrations'))) return
    const rows: { name: string }[] = await runner.query('SELECT name FROM migrations')
    const ran = new Set(rows.map(({ name }) => name))
    if (
      ran.size === 0 ||
      dataSource.migrations.every((migration) => ran.has(migration.name ?? migration.constructor.name))
    )
      return
  } finally {
    await runner.release()
  }
  await writeBackup({ ...where, occasion: 'upgrade', now: new Date() })
  await thinOut(where.folder)
}
