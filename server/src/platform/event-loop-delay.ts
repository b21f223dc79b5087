import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks'
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common'

const LOOK_MS = 5_000
/** Everybody waited so long at once: somebody should know. */
const LONG_MS = 1_000
const RESOLUTION_MS = 20

/** Logs where the server's one thread answered nobody for long. */
@Injectable()
export class EventLoopDelay implements OnApplicationBootstrap, OnApplicationShutdown {
  private histogram: IntervalHistogram | undefined
  private timer: NodeJS.Timeout | undefined

  onApplicationBootstrap(): void {
    this.histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
    this.histogram.enable()
    this.timer = setInterval(() => this.look(), LOOK_MS)
    this.timer.unref()
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer)
    this.histogram?.disable()
  }

  private look(): void {
    const lastMs = this.lastMs()
    if (lastMs >= LONG_MS) new Logger('event loop').warn(`for ${lastMs} ms nobody was answered`)
    this.histogram?.reset()
  }

  /** The histogram counts from one expected turn to the next, which is no delay. */
  private lastMs(): number {
    return Math.max(0, Math.round((this.histogram?.max ?? 0) / 1e6) - RESOLUTION_MS)
  }
}
