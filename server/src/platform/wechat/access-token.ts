import { type DataSource, LessThanOrEqual } from 'typeorm'
import { NO_ANSWER, WeChatFault } from './wechat-fault.js'
import { WeChatTokenEntity } from './wechat-token.entity.js'

/** Renewed so long before its end: WeChat keeps the former token good for five minutes, so nobody is caught between the two. */
const RENEW_BEFORE_MS = 5 * 60_000
/** After so long the process that fetches is given up for dead. */
const FETCHING_MS = 15_000
const LOOK_EVERY_MS = 100
const NEVER = new Date(0)

/**
 * getStableAccessToken, cached in the database: fetched by one process while the others wait for it. Never forced, so that
 * nobody else's token of the same mini-program ends; never logged. It lives by the machine's clock, as WeChat does.
 */
export class AccessToken {
  /** one fetch for all who ask in this process */
  private fetching: Promise<string> | null = null

  constructor(
    private readonly dataSource: DataSource,
    private readonly appId: string,
    /** @throws WeChatFault */ private readonly fetchNew: () => Promise<{ token: string; expiresInS: number }>,
  ) {}

  /** @param refused a token that WeChat no longer took @throws WeChatFault */
  async get(refused = ''): Promise<string> {
    const held = await this.held()
    if (held && held.token !== refused && isGood(held)) return held.token
    this.fetching ??= this.renew(refused).finally(() => {
      this.fetching = null
    })
    return this.fetching
  }

  private held(): Promise<WeChatTokenEntity | null> {
    return this.dataSource.manager.findOneBy(WeChatTokenEntity, { appId: this.appId })
  }

  private async renew(refused: string): Promise<string> {
    const tx = this.dataSource.manager
    await tx
      .createQueryBuilder()
      .insert()
      .into(WeChatTokenEntity)
      .values({ appId: this.appId, token: '', expiresAt: NEVER, fetchingUntil: NEVER })
      .orIgnore()
      .execute()
    const giveUpAt = Date.now() + 2 * FETCHING_MS
    while (Date.now() < giveUpAt) {
      const held = await this.held()
      if (held && held.token !== refused && isGood(held)) return held.token
      const now = new Date()
      const { affected } = await tx.update(
        WeChatTokenEntity,
        // As it was read: another process may have fetched a new one since.
        { appId: this.appId, token: held?.token, expiresAt: held?.expiresAt, fetchingUntil: LessThanOrEqual(now) },
        { fetchingUntil: new Date(now.getTime() + FETCHING_MS) },
      )
      if (affected === 1) return this.fetch()
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    }
    throw new WeChatFault(NO_ANSWER, 'stable_token')
  }

  private async fetch(): Promise<string> {
    const tx = this.dataSource.manager
    try {
      const { token, expiresInS } = await this.fetchNew()
      const expiresAt = new Date(Date.now() + expiresInS * 1000)
      await tx.update(WeChatTokenEntity, { appId: this.appId }, { token, expiresAt, fetchingUntil: NEVER })
      return token
    } catch (error) {
      await tx.update(WeChatTokenEntity, { appId: this.appId }, { fetchingUntil: NEVER })
      throw error
    }
  }
}

const isGood = ({ token, expiresAt }: WeChatTokenEntity) =>
  token !== '' && expiresAt.getTime() - Date.now() > RENEW_BEFORE_MS
