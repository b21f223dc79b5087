import type { AsStored, Shape } from '@gongkai/shared/base/shape'
import { PUBLIC_SHAPES } from '@gongkai/shared/catalogue/public-catalogue/public-shapes'
import { Controller, Get, Inject, Param, ParseIntPipe, Query, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Public } from '../../platform/http/actor.js'
import { notFound } from '../../platform/http/refused.js'
import { EditionArchive } from '../publication/edition-archive.js'
import { answerOf } from './catalogue.js'
import { DeadlineExampleQuery } from './deadline-example.query.js'
import { DisclosedTitles } from './disclosed-titles.js'
import { downloadFields, downloadOf } from './download.js'
import { listPage, summaryOf } from './list-page.js'
import { pausedAnswer } from './paused.js'
import { Prepared } from './prepared-answers.js'
import {
  ChangesDto,
  DownloadDto,
  EditionEntriesDto,
  ExampleDto,
  NewestDisclosuresDto,
  PublicEntryQueryDto,
  SuggestionsDto,
} from './public-catalogue.dto.js'
import { PublicCatalogue } from './public-catalogue.js'
import type { Standing } from './read-standing.js'
import { sendPrepared } from './send-prepared.js'
import { suggest } from './suggest.js'
import { withdrawnAnswer } from './withdrawn-items.js'

/** The residents' side: no login, only what is published. Each answer is prepared once for as long as the catalogue stands. */
@Controller('api/public')
@Public()
export class PublicCatalogueController {
  constructor(
    @Inject(PublicCatalogue) private readonly catalogue: PublicCatalogue,
    @Inject(DisclosedTitles) private readonly titles: DisclosedTitles,
    @Inject(EditionArchive) private readonly archive: EditionArchive,
    @Inject(DeadlineExampleQuery) private readonly deadlineExample: DeadlineExampleQuery,
  ) {}

  @Get('home')
  home(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.answer(request, reply, PUBLIC_SHAPES.home, ({ region, facets, news }) => ({
      region,
      domains: facets.domains,
      groups: facets.groups,
      news,
    }))
  }

  @Get('region')
  region(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.answer(request, reply, PUBLIC_SHAPES.region, ({ region }) => region)
  }

  @Get('pilot-domains')
  domains(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.answer(request, reply, PUBLIC_SHAPES.domains, ({ facets }) => facets.domains)
  }

  @Get('facets')
  facets(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.answer(request, reply, PUBLIC_SHAPES.facets, ({ facets }) => facets)
  }

  @Get('suggestions')
  suggestions(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query() { q = '' }: SuggestionsDto) {
    return this.searched(request, reply, PUBLIC_SHAPES.suggestions, ({ catalogue }) =>
      suggest(catalogue, this.titles, q),
    )
  }

  @Get('entries')
  entries(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query() query: PublicEntryQueryDto) {
    const make = (standing: Standing) => listPage(standing, this.titles, query)
    return query.q?.trim()
      ? this.searched(request, reply, PUBLIC_SHAPES.entries, make)
      : this.answer(request, reply, PUBLIC_SHAPES.entries, make)
  }

  /** For who follows items, domains or units on a device: of each item its newest publication. */
  @Get('disclosures/newest')
  newestDisclosures(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query() query: NewestDisclosuresDto) {
    return this.searched(request, reply, PUBLIC_SHAPES.newestDisclosures, async ({ catalogue }) => ({
      items: await this.titles.newest(catalogue, query),
    }))
  }

  /** 410 with what became of it for a number that does not stand any more, 404 for one that was never given. */
  @Get('entries/:id')
  entry(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('id') id: string) {
    return this.send(request, reply, (standing) => {
      const row = standing.catalogue.row(id)
      return row ? answerOf(row) : gone(standing, id)
    })
  }

  @Get('entries/:id/history')
  history(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('id') id: string) {
    return this.answer(request, reply, PUBLIC_SHAPES.history, () => this.archive.history(id))
  }

  /** Not held: it hangs on today and on the office's calendar, which change while the catalogue stands. */
  @Get('entries/:id/example')
  async example(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('id') id: string,
    @Query() { on }: ExampleDto,
  ) {
    const { standing } = this.catalogue
    if (!standing.catalogue.row(id)) return sendPrepared(request, reply, await gone(standing, id))
    const example = PUBLIC_SHAPES.example.pick(await this.deadlineExample.of(id, on))
    return sendPrepared(request, reply, new Prepared(Buffer.from(JSON.stringify(example))))
  }

  /** For who follows items on a device, which keeps their names. */
  @Get('paused')
  paused(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.answer(request, reply, PUBLIC_SHAPES.paused, ({ paused }) => [...paused])
  }

  @Get('editions')
  editions(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.answer(request, reply, PUBLIC_SHAPES.editions, ({ editions }) => editions)
  }

  @Get('editions/:edition/entries')
  editionEntries(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('edition', ParseIntPipe) edition: number,
    @Query() { domain, page, size }: EditionEntriesDto,
  ) {
    return this.answer(request, reply, PUBLIC_SHAPES.entries, async () => {
      const { total, entries } = await this.archive.entries(edition, { domain, page, size })
      return { total, more: false, items: entries.map((entry) => summaryOf(entry)), near: null }
    })
  }

  @Get('editions/:edition/entries/:id')
  editionEntry(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('edition', ParseIntPipe) edition: number,
    @Param('id') id: string,
  ) {
    return this.send(request, reply, async (standing) =>
      standing.paused.has(id)
        ? gone(standing, id)
        : PUBLIC_SHAPES.entry.pick((await this.archive.entry(edition, id)) as never),
    )
  }

  @Get('editions/:edition/changes')
  changes(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('edition', ParseIntPipe) edition: number,
    @Query() { since, domain, page }: ChangesDto,
  ) {
    return this.answer(request, reply, PUBLIC_SHAPES.changes, () =>
      this.archive.changes(edition, { since, domain, page }),
    )
  }

  @Get('download/fields')
  downloadFields(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.answer(request, reply, PUBLIC_SHAPES.downloadFields, ({ catalogue }) =>
      downloadFields(catalogue.fieldsHeld()),
    )
  }

  @Get('download')
  download(@Res() reply: FastifyReply, @Query() { format, domain }: DownloadDto) {
    const { type, name, content } = downloadOf(this.catalogue.standing, format, domain)
    reply
      .type(type)
      .header('cache-control', 'public, no-cache')
      .header(
        'content-disposition',
        `attachment; filename="catalogue.${format}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      )
      .send(content)
  }

  /** The fields that `shape` names of an answer, and nothing else of it. */
  private answer<Answer>(
    request: FastifyRequest,
    reply: FastifyReply,
    shape: Shape<Answer>,
    make: (standing: Standing) => AsStored<Answer> | Promise<AsStored<Answer>>,
  ): Promise<void> {
    return this.send(request, reply, async (standing) => shape.pick((await make(standing)) as Answer))
  }

  /** The same of what hangs on titles of publications too: it is held only until one of them changes. */
  private async searched<Answer>(
    request: FastifyRequest,
    reply: FastifyReply,
    shape: Shape<Answer>,
    make: (standing: Standing) => Promise<AsStored<Answer>>,
  ): Promise<void> {
    const { standing } = this.catalogue
    const { answers } = this.titles
    const prepared = await answers.get(request.url, async () => shape.pick((await make(standing)) as Answer))
    await sendPrepared(request, reply, prepared)
  }

  private async send(
    request: FastifyRequest,
    reply: FastifyReply,
    make: (standing: Standing) => unknown,
  ): Promise<void> {
    const { standing } = this.catalogue
    await sendPrepared(request, reply, await standing.answers.get(request.url, () => make(standing)))
  }
}

/** Answer 410. @throws Refused 404 for a number that was never given */
async function gone({ withdrawn, paused }: Standing, id: string): Promise<Prepared> {
  if (paused.has(id)) return new Prepared(Buffer.from(JSON.stringify(pausedAnswer(id))), 410)
  const item = await withdrawn.of(id)
  if (!item) throw notFound('个公开事项')
  const answer = PUBLIC_SHAPES.withdrawn.pick(withdrawnAnswer(item))
  return new Prepared(Buffer.from(JSON.stringify(answer)), 410)
}
