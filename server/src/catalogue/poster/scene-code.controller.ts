import { SCENES, type Scene } from '@gongkai/shared/district/wechat/scene'
import { Controller, Get, Header, Inject, Param } from '@nestjs/common'
import { SceneCodes } from '../../district/wechat/scene-codes.js'
import { Public } from '../../platform/http/actor.js'
import { notFound } from '../../platform/http/refused.js'
import { pausedRefused } from '../public-catalogue/paused.js'
import { PublicCatalogue } from '../public-catalogue/public-catalogue.js'

/** 小程序码 of what is published. */
@Controller('api')
export class SceneCodeController {
  constructor(
    @Inject(SceneCodes) private readonly codes: SceneCodes,
    @Inject(PublicCatalogue) private readonly catalogue: PublicCatalogue,
  ) {}

  /** `kind` is entry, domain or organisation; `file` its code or number with .png behind it. */
  @Get('public/wechat-codes/:kind/:file')
  @Public()
  @Header('content-type', 'image/png')
  @Header('cache-control', 'public, max-age=86400')
  code(@Param('kind') kind: string, @Param('file') file: string): Promise<Buffer> {
    const found = SCENES.find((item) => item.kind === kind)?.kind
    const code = /^(.+)\.png$/.exec(file)?.[1]
    if (!found || !code) throw notFound('个小程序码')
    const scene = { kind: found, code }
    if (found === 'entry' && this.catalogue.standing.paused.has(code)) throw pausedRefused()
    if (!this.isPublished(scene)) throw notFound('个公开事项、领域或单位')
    return this.codes.image(scene)
  }

  private isPublished({ kind, code }: Scene): boolean {
    const { catalogue, facets } = this.catalogue.standing
    return {
      entry: () => catalogue.row(code) !== undefined,
      domain: () => facets.domains.some((domain) => domain.code === code),
      organisation: () => facets.organisations.some((organisation) => organisation.code === code),
      invitation: () => false,
    }[kind]()
  }
}
