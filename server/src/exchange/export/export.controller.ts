import type { ExportChoices, ExportView, PersonalInExportView } from '@gongkai/shared/exchange/export/export.contract'
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  ParseIntPipe,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { FileStore } from '../../platform/files/file-store.js'
import { Allow, CurrentActor, Public, type SignedIn } from '../../platform/http/actor.js'
import { AskForExport } from './ask-for-export.js'
import { DeleteExport } from './delete-export.js'
import { ExportDto, PersonalInExportDto, PublicDocumentDto } from './export.dto.js'
import { ExportChoicesQuery } from './export-choices.query.js'
import { OwnExportsQuery } from './own-exports.query.js'
import { fileHeaders } from './plan-document.js'
import { PublicDocuments } from './public-documents.js'

/** The official documents, for who works on them and for everybody. */
@Controller('api')
@Allow('office', 'agency', 'town', 'village')
export class ExportController {
  constructor(
    @Inject(AskForExport) private readonly askForExport: AskForExport,
    @Inject(DeleteExport) private readonly deleteExport: DeleteExport,
    @Inject(ExportChoicesQuery) private readonly exportChoices: ExportChoicesQuery,
    @Inject(OwnExportsQuery) private readonly ownExports: OwnExportsQuery,
    @Inject(PublicDocuments) private readonly publicDocuments: PublicDocuments,
    @Inject(FileStore) private readonly files: FileStore,
  ) {}

  @Post('exports')
  ask(@CurrentActor() actor: SignedIn, @Body() body: ExportDto): Promise<ExportView> {
    return this.askForExport.run(actor, body)
  }

  @Get('exports')
  list(@CurrentActor() actor: SignedIn): Promise<ExportView[]> {
    return this.ownExports.list(actor)
  }

  @Get('exports/choices')
  choices(@CurrentActor() actor: SignedIn): Promise<ExportChoices> {
    return this.exportChoices.of(actor)
  }

  @Get('exports/personal')
  personal(@CurrentActor() actor: SignedIn, @Query() query: PersonalInExportDto): Promise<PersonalInExportView> {
    return this.askForExport.personalIn(actor, query)
  }

  @Get('exports/:id')
  one(@CurrentActor() actor: SignedIn, @Param('id', ParseIntPipe) id: number): Promise<ExportView> {
    return this.ownExports.one(actor, id)
  }

  @Delete('exports/:id')
  @HttpCode(204)
  delete(@CurrentActor() actor: SignedIn, @Param('id', ParseIntPipe) id: number): Promise<void> {
    return this.deleteExport.run(actor, id)
  }

  @Get('exports/:id/file')
  async file(@CurrentActor() actor: SignedIn, @Param('id', ParseIntPipe) id: number, @Res() reply: FastifyReply) {
    const { job, content } = await this.ownExports.file(actor, id)
    reply.headers(fileHeaders(job)).header('cache-control', 'private, no-store').send(content)
  }

  @Get('public/documents')
  @Public()
  async publicDocument(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query() query: PublicDocumentDto,
  ): Promise<void> {
    const document = await this.publicDocuments.find(query)
    const etag = `"${document.sha256}"`
    reply.header('etag', etag).header('cache-control', 'public, no-cache')
    if (request.headers['if-none-match']?.split(/\s*,\s*/).includes(etag)) reply.code(304).send()
    else reply.headers(fileHeaders(document)).send(this.files.read(document.sha256))
  }
}
