import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common'
import { HttpAdapterHost } from '@nestjs/core'
import type { FastifyInstance, FastifyRequest } from 'fastify'

const LOOK_MS = 500
/** Everybody waited so long at once: somebody should know. */
const LONG_MS = 1_000
const MOST_NAMED = 10

/** Logs where the server's one thread answered nobody for long, once each time, with the requests that were under way. */
@Injectable()
export class EventLoopDelay implements OnModuleInit, OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined
  private due = 0
  private readonly underWay = new Map<FastifyRequest, string>()
  /** those that ended since the last look: a request that held the thread is over when one can look */
  private ended: string[] = []

  constructor(@Inject(HttpAdapterHost) private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const server: FastifyInstance = this.host.httpAdapter.getInstance()
    server.addHook('onRequest', (request, _reply, done) => {
      // The route and not the address, which may tell of a person.
      this.underWay.set(request, `${request.method} ${request.routeOptions.url ?? '?'}`)
      done()
    })
    const over = (request: FastifyRequest) => {
      const name = this.underWay.get(request)
      if (name && this.ended.length < MOST_NAMED) this.ended.push(name)
      this.underWay.delete(request)
    }
    server.addHook('onResponse', (request, _reply, done) => {
      over(request)
      done()
    })
    server.addHook('onRequestAbort', (request, done) => {
      over(request)
      done()
    })
  }

  onApplicationBootstrap(): void {
    this.due = performance.now() + LOOK_MS
    this.timer = setInterval(() => this.look(), LOOK_MS)
    this.timer.unref()
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer)
  }

  private look(): void {
    const lateMs = Math.round(performance.now() - this.due)
    if (lateMs >= LONG_MS) {
      const ran = [...new Set([...this.ended, ...this.underWay.values()])].slice(0, MOST_NAMED)
      new Logger('event loop').warn(
        `for ${lateMs} ms nobody was answered; ${ran.length > 0 ? `under way: ${ran.join(', ')}` : 'no request was under way'}`,
      )
    }
    this.ended = []
    this.due = performance.now() + LOOK_MS
  }
}
