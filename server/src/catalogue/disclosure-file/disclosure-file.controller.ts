import { refuse } from '@gongkai/shared/base/refusal'
import type { DisclosureFileView } from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common'
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Allow, CurrentActor, Public, type SignedIn } from '../../platform/http/actor.js'
import { Refused } from '../../platform/http/refused.js'
import { type FileOut, headersOf, ReadFileQuery } from './read-file.query.js'
import { SendFile } from './send-file.js'

class FileNameDto {
  @IsString({ message: '应是文件名' }) @MaxLength(300, { message: '文件名太长' }) name!: string
}
class FileSizeDto {
  @IsOptional() @IsIn(['small'], { message: '只能是 small' }) size?: 'small'
}

/** Photos and files of 公开记录, in and out. */
@Controller('api')
export class DisclosureFileController {
  constructor(
    @Inject(SendFile) private readonly sendFile: SendFile,
    @Inject(ReadFileQuery) private readonly readFile: ReadFileQuery,
  ) {}

  @Post('disclosure/files')
  @Allow('office', 'agency', 'town', 'village')
  file(
    @CurrentActor() actor: SignedIn,
    @Query() { name }: FileNameDto,
    @Body() bytes: unknown,
  ): Promise<DisclosureFileView> {
    if (!Buffer.isBuffer(bytes) || bytes.length === 0)
      throw new Refused(400, [refuse('file.nothing', 'file', '请上传照片（jpg、png、webp）或文件（pdf、docx、xlsx）')])
    return this.sendFile.run(actor, name, bytes)
  }

  @Get('disclosure/files/:id')
  @Allow('office', 'agency', 'town', 'village')
  async own(
    @CurrentActor() actor: SignedIn,
    @Param('id') id: string,
    @Query() { size }: FileSizeDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    send(request, reply, await this.readFile.own(actor, id, size === 'small'))
  }

  @Get('public/disclosure-files/:id')
  @Public()
  async shown(
    @Param('id') id: string,
    @Query() { size }: FileSizeDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    send(request, reply, await this.readFile.shown(id, size === 'small'))
  }
}

/** No shared cache holds it, and a browser asks each time whether it may still show what it holds: what is taken down is gone at once. */
function send(request: FastifyRequest, reply: FastifyReply, out: FileOut): void {
  const etag = `"${out.sha256}"`
  reply.header('etag', etag).header('cache-control', 'private, no-cache')
  if (request.headers['if-none-match']?.split(/\s*,\s*/).includes(etag)) reply.code(304).send()
  else reply.headers(headersOf(out)).send(out.content())
}
