import { Controller, Get, Inject, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { EventLoopDelay } from '../platform/event-loop-delay.js'
import { Public } from '../platform/http/actor.js'
import { Readiness } from './readiness.js'

/** Two questions of whoever watches over the server: is the process alive, and can it serve. */
@Controller('api')
@Public()
export class HealthController {
  constructor(
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(EventLoopDelay) private readonly delay: EventLoopDelay,
  ) {}

  /** Says that this process answers, and how long it stood still of late: a database that is away is no reason to start it anew. */
  @Get('health')
  health() {
    return { status: 'ok', eventLoopDelay: this.delay.measured }
  }

  /** 200, or 503 with the part that is wanting. */
  @Get('ready')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const view = await this.readiness.look()
    await reply
      .status(view.status === 'ready' ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(view)
  }
}
