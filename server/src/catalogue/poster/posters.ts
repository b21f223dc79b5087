import { refuse } from '@gongkai/shared/base/refusal'
import type { PosterOf } from '@gongkai/shared/catalogue/poster/poster.contract'
import type { SceneKind } from '@gongkai/shared/district/wechat/scene'
import { Inject, Injectable } from '@nestjs/common'
import { SceneCodes } from '../../district/wechat/scene-codes.js'
import { networkOf } from '../../platform/http/network-of.js'
import { notFound, Refused } from '../../platform/http/refused.js'
import { FairQueue, QueueFull } from '../../platform/threads/fair-queue.js'
import { pausedRefused } from '../public-catalogue/paused.js'
import { PublicCatalogue } from '../public-catalogue/public-catalogue.js'
import type { Standing } from '../public-catalogue/read-standing.js'
import { drawPoster, type PosterAsked } from './draw-poster.js'
import { posterFacts } from './poster-facts.js'
import { SharedCache } from './shared-cache.js'

/** Some 80 KB each; and of those, one asker's. */
const MOST_HELD = 60
const SHARE = 8
/** Bound for one asker; further ones are told to come again: everybody may ask, and each poster costs. */
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

/** The posters of one state of the catalogue. */
interface Kept {
  made: SharedCache<Poster>
  drawn: Map<string, Promise<Poster>>
}

/** One at a time, askers in turn. */
const drawing = new FairQueue(1, MOST_WAITING)

/**
 * Notice-board posters of what stands published; each is drawn once for an address while the catalogue stands. The asker names the address
 * unless the district has set one, so that a stranger can ask for ever new ones: askers get their posters in turn, and none fills more than
 * a share of what is kept.
 */
@Injectable()
export class Posters {
  private readonly kept = new WeakMap<Standing, Kept>()

  constructor(
    @Inject(PublicCatalogue) private readonly catalogue: PublicCatalogue,
    @Inject(SceneCodes) private readonly codes: SceneCodes,
  ) {}

  /**
   * @param publicUrl where the product is reached; it goes into the QR code where there is no 小程序码
   * @param asker from which network address it is asked for
   * @throws Refused 429 where the asker has many posters in the making
   */
  async poster(of: PosterOf, code: string, publicUrl: string, asker = ''): Promise<Poster> {
    const { standing } = this.catalogue
    const facts = posterFacts(standing, of, code)
    if (!facts && of === 'entries' && standing.paused.has(code)) throw pausedRefused()
    if (!facts) throw notFound(WHAT[of])
    const scene = await this.codes.imageIfAny({ kind: SCENE[of], code })
    const address = `${publicUrl}/#${facts.page}`
    const key = `${address} ${scene !== null}`
    const kept = this.kept.get(standing) ?? { made: new SharedCache<Poster>(MOST_HELD, SHARE), drawn: new Map() }
    this.kept.set(standing, kept)
    // A second asker waits for the same poster; it is drawn at the first asker's turn.
    return (
      kept.made.get(key) ?? kept.drawn.get(key) ?? draw(kept, key, { facts, address, code: scene }, networkOf(asker))
    )
  }
}

function draw({ made, drawn }: Kept, key: string, asked: PosterAsked, asker: string): Promise<Poster> {
  const name = `公示栏海报-${asked.facts.title.join('').slice(0, 40)}.pdf`
  const poster = drawing
    .run(asker, async () => ({ name, pdf: await drawPoster(asked) }))
    .then((done) => {
      made.set(key, done, asker)
      return done
    })
    .catch((error: unknown) => {
      if (!(error instanceof QueueFull)) throw error
      throw new Refused(429, [refuse('poster.busy', '', '正在制作的海报较多，请过一会儿再试')])
    })
    .finally(() => drawn.delete(key))
  drawn.set(key, poster)
  return poster
}
