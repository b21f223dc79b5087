import type { OwnPoster, PosterOf } from '@gongkai/shared/catalogue/poster/poster.contract'
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Allow, CurrentActor, Public, type SignedIn } from '../../platform/http/actor.js'
import { PublicUrl } from '../../platform/http/public-url.js'
import { notFound } from '../../platform/http/refused.js'
import { OwnPosterQuery } from './own-poster.query.js'
import { Posters } from './posters.js'

/** Posters for notice boards; `file` is the code or number with .pdf behind it. */
@Controller('api')
export class PosterController {
  constructor(
    @Inject(Posters) private readonly posters: Posters,
    @Inject(OwnPosterQuery) private readonly ownPoster: OwnPosterQuery,
    @Inject(PublicUrl) private readonly publicUrl: PublicUrl,
  ) {}

  @Get('public/posters/organisations/:file')
  @Public()
  organisation(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('file') file: string) {
    return this.send(request, reply, 'organisations', file)
  }

  @Get('public/posters/pilot-domains/:file')
  @Public()
  domain(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('file') file: string) {
    return this.send(request, reply, 'pilot-domains', file)
  }

  @Get('public/posters/entries/:file')
  @Public()
  entry(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('file') file: string) {
    return this.send(request, reply, 'entries', file)
  }

  @Get('me/poster')
  @Allow('office', 'agency', 'town', 'village')
  own(@CurrentActor() actor: SignedIn): Promise<OwnPoster> {
    return this.ownPoster.of(actor)
  }

  private async send(request: FastifyRequest, reply: FastifyReply, of: PosterOf, file: string): Promise<void> {
    const code = /^(.+)\.pdf$/.exec(file)?.[1]
    if (!code) throw notFound('张海报')
    const { name, pdf } = await this.posters.poster(of, code, this.publicUrl.of(request), request.ip)
    reply
      .type('application/pdf')
      // The poster names the host that was asked, so nobody else's copy will do.
      .header('cache-control', 'private, no-cache')
      .header('x-content-type-options', 'nosniff')
      .header('content-disposition', `inline; filename="poster.pdf"; filename*=UTF-8''${encodeURIComponent(name)}`)
      .send(pdf)
  }
}
