import { refuse } from '@gongkai/shared/base/refusal'
import type { PosterOf } from '@gongkai/shared/poster/poster.contract'
import type { SceneKind } from '@gongkai/shared/wechat/scene'
import { Inject, Injectable } from '@nestjs/common'
import { LRUCache } from 'lru-cache'
import { drawPdf } from '../platform/files/pdf.js'
import { notFound, Refused } from '../platform/http/refused.js'
import { PublicCatalogue } from '../public-catalogue/public-catalogue.js'
import type { Standing } from '../public-catalogue/read-standing.js'
import { SceneCodes } from '../wechat/scene-codes.js'
import { posterDocument } from './poster-document.js'
import { type PosterFacts, posterFacts } from './poster-facts.js'

/** Some 80 KB each. */
const MOST_HELD = 60
/** Who comes after these is asked to come again: everybody may ask, and each one costs. */
const MOST_WAITING = 6

const WHAT: Record<PosterOf, string> = {
  organisations: '个单位已发布的公开事项',
  'pilot-domains': '个领域已发布的公开事项',
  entries: '个公开事项',
}

export interface Poster {
  name: string
  pdf: Buffer
}

const SCENE: Record<PosterOf, SceneKind> = {
  organisations: 'organisation',
  'pilot-domains': 'domain',
  entries: 'entry',
}

/** What a poster is drawn from; `code`: the 小程序码 of a district that has a mini-program. */
interface Drawing {
  facts: PosterFacts
  code: Buffer | null
  address: string
}

/** Notice-board posters of what stands published; each is drawn once for an address while the catalogue stands. */
@Injectable()
export class Posters {
  private readonly held = new WeakMap<Standing, LRUCache<string, Poster, Drawing>>()
  private waiting = 0

  constructor(
    @Inject(PublicCatalogue) private readonly catalogue: PublicCatalogue,
    @Inject(SceneCodes) private readonly codes: SceneCodes,
  ) {}

  /** @param publicUrl where the product is reached; it goes into the QR code where there is no 小程序码 */
  async poster(of: PosterOf, code: string, publicUrl: string): Promise<Poster> {
    const { standing } = this.catalogue
    const facts = posterFacts(standing, of, code)
    if (!facts) throw notFound(WHAT[of])
    const scene = await this.codes.imageIfAny({ kind: SCENE[of], code })
    const address = `${publicUrl}/#${facts.page}`
    return this.heldOf(standing).forceFetch(`${address} ${scene !== null}`, {
      context: { facts, code: scene, address },
    })
  }

  private heldOf(standing: Standing): LRUCache<string, Poster, Drawing> {
    let held = this.held.get(standing)
    if (!held) {
      held = new LRUCache<string, Poster, Drawing>({
        max: MOST_HELD,
        fetchMethod: (_key, _old, { context }) => this.draw(context),
      })
      this.held.set(standing, held)
    }
    return held
  }

  private async draw({ facts, address, code }: Drawing): Promise<Poster> {
    if (this.waiting >= MOST_WAITING)
      throw new Refused(503, [refuse('poster.busy', '', '正在制作的海报较多，请过一会儿再试')])
    this.waiting++
    try {
      const pdf = await drawPdf(posterDocument(facts, address, code), new Date(facts.edition.publishedAt))
      return { name: `公示栏海报-${facts.title.join('').slice(0, 40)}.pdf`, pdf }
    } finally {
      this.waiting--
    }
  }
}
