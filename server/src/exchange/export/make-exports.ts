import { refuse } from '@gongkai/shared/base/refusal'
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common'
import { DataSource, IsNull, LessThan, MoreThan } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { FileStore } from '../../platform/files/file-store.js'
import { Refused } from '../../platform/http/refused.js'
import { ExportEntity } from './export.entity.js'
import { type FilePlan, nothingToExport } from './plan.js'
import { PlanDocument } from './plan-document.js'
import { SweepExports } from './sweep-exports.js'

/** So many are made at once: each takes its part of the processor from those who read and fill. */
const AT_ONCE = 2
const LOOK_MS = 1000
const BEAT_MS = 1000
/** One whose process has not been heard of for so long is taken up by another. */
const DEAD_MS = 30_000
const MOST_TRIES = 3
const SWEEP_EVERY_MS = 10 * 60_000
/** For how long a document can be fetched. */
export const KEPT_MS = 24 * 3600_000

type Made = Pick<ExportEntity, 'sha256' | 'size' | 'rowCount' | 'dataKey' | 'name' | 'editions'>

/**
 * Makes the documents that wait, a few at once, each by one of all server processes; documents left by a killed process are taken up again.
 */
@Injectable()
export class MakeExports implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('export')
  private readonly underWay = new Map<number, { stop: AbortController; done: Promise<void> }>()
  /** by their data: a second one waits for the first and takes its file */
  private readonly byData = new Map<string, Promise<unknown>>()
  private timer: NodeJS.Timeout | undefined
  private looking: Promise<void> | null = null
  private stopped = false
  private sweptAt = Number.NEGATIVE_INFINITY

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(PlanDocument) private readonly plans: PlanDocument,
    @Inject(SweepExports) private readonly sweep: SweepExports,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.wake(), LOOK_MS)
    this.timer.unref()
  }

  /** Stops what is under way; it waits for the next start. */
  async onModuleDestroy(): Promise<void> {
    this.stopped = true
    clearInterval(this.timer)
    await this.looking
    for (const { stop } of this.underWay.values()) stop.abort()
    await Promise.all([...this.underWay.values()].map(({ done }) => done))
  }

  /** Something may be waiting. */
  wake(): void {
    this.looking ??= this.look()
      .catch((error: Error) => this.logger.error(error.message, error.stack))
      .finally(() => {
        this.looking = null
      })
  }

  /** Stops the making of one, where this process makes it. */
  stop(id: number): void {
    this.underWay.get(id)?.stop.abort()
  }

  private async look(): Promise<void> {
    // A monotonic clock: a demo's may be shifted, a machine's set back.
    if (performance.now() - this.sweptAt >= SWEEP_EVERY_MS) {
      await this.sweep.run()
      this.sweptAt = performance.now()
    }
    while (!this.stopped && this.underWay.size < AT_ONCE) {
      const job = await this.claim()
      if (!job) return
      const stop = new AbortController()
      const done = this.carryOut(job, stop.signal).finally(() => {
        this.underWay.delete(job.id)
        if (!this.stopped) this.wake()
      })
      this.underWay.set(job.id, { stop, done })
    }
  }

  /** The longest waiting one, or one left behind, for this process alone: `tries` tells who has it. */
  private async claim(): Promise<ExportEntity | null> {
    const tx = this.dataSource.manager
    const now = this.clock.now()
    const found = await tx.find(ExportEntity, {
      where: [{ state: 'waiting' }, { state: 'making', touchedAt: LessThan(new Date(now.getTime() - DEAD_MS)) }],
      order: { askedAt: 'ASC', id: 'ASC' },
      take: 10,
    })
    for (const job of found) {
      if (this.underWay.has(job.id)) continue
      const { id, state, tries } = job
      const given: Partial<ExportEntity> =
        tries >= MOST_TRIES
          ? {
              state: 'failed',
              refusals: [refuse('export.too-heavy', '', '多次没有做成，请缩小范围（如只导出一个领域）再试')],
            }
          : { state: 'making', touchedAt: now, tries: tries + 1, progress: 0 }
      const { affected } = await tx.update(ExportEntity, { id, state, tries }, given)
      if (affected === 1 && given.state === 'making') return Object.assign(job, given)
    }
    return null
  }

  private async carryOut(job: ExportEntity, signal: AbortSignal): Promise<void> {
    const mine = { id: job.id, state: 'making' as const, tries: job.tries }
    const tx = this.dataSource.manager
    const stopped = new AbortController()
    const either = AbortSignal.any([signal, stopped.signal])
    let progress = 0
    const beat = setInterval(() => {
      tx.update(ExportEntity, mine, { touchedAt: this.clock.now(), progress })
        // The job was cancelled, or another process thought this process dead.
        .then(({ affected }) => affected === 1 || stopped.abort())
        .catch((error: Error) => this.logger.error(error.message))
    }, BEAT_MS)
    try {
      const made = await this.make(job, either, (percent) => {
        progress = percent
      })
      const expiresAt = job.personId === null ? null : new Date(this.clock.now().getTime() + KEPT_MS)
      await tx.update(ExportEntity, mine, { ...made, state: 'ready', progress: 100, expiresAt, refusals: null })
    } catch (error) {
      if (this.stopped) await tx.update(ExportEntity, mine, { state: 'waiting', tries: job.tries - 1 })
      else if (!either.aborted) await tx.update(ExportEntity, mine, { state: 'failed', refusals: this.reasons(error) })
    } finally {
      clearInterval(beat)
    }
  }

  private reasons(error: unknown) {
    if (error instanceof Refused) return [...error.refusals]
    this.logger.error(error instanceof Error ? error.stack : error)
    return [refuse('export.fault', '', '文件没有做成，请稍后再试')]
  }

  /** The job's file: a standing file of the same data, else a new one. */
  private async make(job: ExportEntity, signal: AbortSignal, onProgress: (percent: number) => void): Promise<Made> {
    const plan = await this.plans.of(job.request, job.scope)
    const before = this.byData.get(plan.dataKey)
    if (before) {
      await before.catch(() => {})
      signal.throwIfAborted()
      return this.make(job, signal, onProgress)
    }
    const making = this.standing(plan).then((found) => found ?? this.write(job, plan, signal, onProgress))
    this.byData.set(plan.dataKey, making)
    try {
      return { ...(await making), name: `${plan.title}.${job.format}`, editions: plan.editions }
    } finally {
      this.byData.delete(plan.dataKey)
    }
  }

  private async standing({ dataKey }: FilePlan) {
    const found = await this.dataSource.manager.findOne(ExportEntity, {
      where: [
        { dataKey, state: 'ready', expiresAt: MoreThan(this.clock.now()) },
        { dataKey, state: 'ready', personId: IsNull() },
      ],
    })
    if (!found || !(await this.files.keep(found.sha256))) return null
    const { sha256, size, rowCount } = found
    return { sha256, size, rowCount, dataKey }
  }

  private async write(
    { request, scope }: ExportEntity,
    plan: FilePlan,
    signal: AbortSignal,
    onProgress: (percent: number) => void,
  ) {
    let rowCount = 0
    const content = plan.write((count) => {
      // The writer ends here, whatever it reads and writes.
      signal.throwIfAborted()
      rowCount = count
      onProgress(Math.min(99, Math.floor((count / Math.max(1, plan.total)) * 100)))
    })
    const file = await this.files.write(content, signal)
    if (rowCount === 0) throw nothingToExport()
    // Drafts may have changed while they were read: then nobody else is given this file.
    const after = await this.plans.of(request, scope)
    return { ...file, rowCount, dataKey: after.dataKey === plan.dataKey ? plan.dataKey : '' }
  }
}
