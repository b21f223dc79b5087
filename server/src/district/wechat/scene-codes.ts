import { refuse } from '@gongkai/shared/base/refusal'
import { type Scene, writeScene } from '@gongkai/shared/district/wechat/scene'
import { Inject, Injectable } from '@nestjs/common'
import { LRUCache } from 'lru-cache'
import { notFound, Refused } from '../../platform/http/refused.js'
import { WeChat } from '../../platform/wechat/wechat.js'
import { askWeChat } from './ask-wechat.js'

/** Some 60 KB each. */
const MOST_HELD = 300
/** Askers beyond this number are told to come again: everybody may ask, and WeChat draws only so many codes a minute. */
const MOST_WAITING = 20

/** 小程序码, each asked of WeChat once while it is held: a code's page never changes. */
@Injectable()
export class SceneCodes {
  private waiting = 0
  private readonly held = new LRUCache<string, Buffer, { page: string; scene: string }>({
    max: MOST_HELD,
    fetchMethod: async (_key, _old, { context }) => {
      this.waiting++
      return this.wechat.code(context).finally(() => this.waiting--)
    },
  })

  constructor(@Inject(WeChat) private readonly wechat: WeChat) {}

  /** Null where the district has no mini-program, or WeChat does not answer. */
  async imageIfAny(scene: Scene): Promise<Buffer | null> {
    if (!this.wechat.exists) return null
    return this.image(scene).catch((error: unknown) => {
      if (error instanceof Refused) return null
      throw error
    })
  }

  /** @throws Refused 422 where WeChat cannot hold it, 503 where it does not answer */
  async image(scene: Scene): Promise<Buffer> {
    const written = writeScene(scene)
    if (!written) throw new Refused(422, [refuse('wechat.scene', '', '编号太长，做不成小程序码')])
    if (!this.wechat.exists) throw notFound('个小程序码')
    if (this.waiting >= MOST_WAITING && !this.held.has(written.scene))
      throw new Refused(503, [refuse('wechat.busy', '', '正在生成的小程序码较多，请过一会儿再试')])
    return askWeChat(this.held.forceFetch(written.scene, { context: written }))
  }
}
