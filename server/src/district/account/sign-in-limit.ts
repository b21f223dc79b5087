import { refuse } from '@gongkai/shared/base/refusal'
import { Inject, Injectable } from '@nestjs/common'
import { Clock } from '../../platform/clock.js'
import { Refused } from '../../platform/http/refused.js'

const WINDOW_MS = 15 * 60_000
/** Wrong passwords within the window, for one account from one address, and for all accounts from one address. */
const MOST = { pair: 10, address: 200 }
/** The memory stays bounded, whatever is tried. */
const MOST_KEYS = 20_000

interface Tried {
  count: number
  until: number
}

/**
 * 防猜密码: attempts are counted by account and address, so that guessing locks nobody out who signs in from elsewhere. A
 * right password clears the count. Held by each process for itself.
 */
@Injectable()
export class SignInLimit {
  private readonly tried = new Map<string, Tried>()

  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /** Counts an attempt before its password is looked at: many at once are counted too. @throws Refused 429 */
  begin(account: string, address: string, wrong = '密码错误', help = '忘记密码请联系区信息公开办重置'): void {
    const keys = [
      [pairOf(account, address), MOST.pair],
      [address, MOST.address],
    ] as const
    const now = this.clock.now().getTime()
    const waits = keys.flatMap(([key, most]) => {
      const { count, until } = this.of(key, now)
      return count >= most ? [until - now] : []
    })
    if (waits.length > 0) {
      const minutes = Math.ceil(Math.max(...waits) / 60_000)
      const text = `${wrong}次数过多，请 ${minutes} 分钟后再试；${help}`
      throw new Refused(429, [refuse('account.too-many', 'account', text)])
    }
    for (const [key] of keys) this.of(key, now).count += 1
    this.bound()
  }

  succeeded(account: string, address: string): void {
    this.tried.delete(pairOf(account, address))
    const all = this.tried.get(address)
    if (all) all.count -= 1
  }

  /** A new password from the office may be used at once, from everywhere. */
  forget(account: string): void {
    for (const key of this.tried.keys()) if (key.startsWith(pairOf(account, ''))) this.tried.delete(key)
  }

  private of(key: string, now: number): Tried {
    const held = this.tried.get(key)
    if (held && held.until > now) return held
    const fresh = { count: 0, until: now + WINDOW_MS }
    this.tried.delete(key)
    this.tried.set(key, fresh)
    return fresh
  }

  /** A map keeps the order in which its keys came: those that end first stand first. */
  private bound(): void {
    for (const key of this.tried.keys()) {
      if (this.tried.size <= MOST_KEYS) return
      this.tried.delete(key)
    }
  }
}

const pairOf = (account: string, address: string) => `${account} ${address}`
