import { refuse } from '@gongkai/shared/base/refusal'
import type { PosterOf } from '@gongkai/shared/poster/poster.contract'
import { Inject, Injectable } from '@nestjs/common'
import { LRUCache } from 'lru-cache'
import { drawPdf } from '../platform/files/pdf.js'
import { notFound, Refused } from '../platform/http/refused.js'
import { PublicCatalogue } from '../public-catalogue/public-catalogue.js'
import type { Standing } from '../public-catalogue/read-standing.js'
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

/** Notice-board posters of what stands published; each is drawn once for an address while the catalogue stands. */
@Injectable()
export class Posters {
  private readonly held = new WeakMap<Standing, LRUCache<string, Poster, PosterFacts>>()
  private waiting = 0

  constructor(@Inject(PublicCatalogue) private readonly catalogue: PublicCatalogue) {}

  /** @param publicUrl where the product is reached; it goes into the QR code */
  async poster(of: PosterOf, code: string, publicUrl: string): Promise<Poster> {
    const { standing } = this.catalogue
    const context = posterFacts(standing, of, code)
    if (!context) throw notFound(WHAT[of])
    return this.heldOf(standing).forceFetch(`${publicUrl}/#${context.page}`, { context })
  }

  private heldOf(standing: Standing): LRUCache<string, Poster, PosterFacts> {
    let held = this.held.get(standing)
    if (!held) {
      held = new LRUCache<string, Poster, PosterFacts>({
        max: MOST_HELD,
        fetchMethod: (address, _old, { context }) => this.draw(context, address),
      })
      this.held.set(standing, held)
    }
    return held
  }

  private async draw(facts: PosterFacts, address: string): Promise<Poster> {
    if (this.waiting >= MOST_WAITING)
      throw new Refused(503, [refuse('poster.busy', '', '正在制作的海报较多，请过一会儿再试')])
    this.waiting++
    try {
      const pdf = await drawPdf(posterDocument(facts, address), new Date(facts.edition.publishedAt))
      return { name: `公示栏海报-${facts.title.join('').slice(0, 40)}.pdf`, pdf }
    } finally {
      this.waiting--
    }
  }
}
