import { Controller, Get, Inject, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { Public } from '../../platform/http/actor.js'
import { Readiness } from './readiness.js'

/** Two questions of the server's watcher: is the process alive, and can it serve. */
@Controller('api')
@Public()
export class HealthController {
  constructor(@Inject(Readiness) private readonly readiness: Readiness) {}

  /** Says no more than that this process answers: a database that is away is no reason to start it anew. */
  @Get('health')
  health() {
    return { status: 'ok' }
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
