import { refuse } from '@gongkai/shared/base/refusal'
import { Refused } from '../http/refused.js'

/** WeChat was not reached, or another server answered: nothing was done. */
export const NO_ANSWER = 'no-answer'
/** WeChat was asked and its answer never came: nobody knows whether it acted. */
export const LOST_ANSWER = 'lost-answer'
type Code = number | typeof NO_ANSWER | typeof LOST_ANSWER

interface Meaning {
  status: number
  text: string
}
const BUSY: Meaning = { status: 503, text: '微信暂时没有响应，请稍后再试' }
const MISSET: Meaning = { status: 503, text: '本系统与微信的连接设置有误，请联系区信息公开办' }
const STALE: Meaning = { status: 422, text: '微信登录凭证已失效，请重新点一次' }

/** The words for people; every other code is told as a fault of the settings. Codes as WeChat documents them. */
const MEANINGS: Readonly<Partial<Record<Code, Meaning>>> = {
  [NO_ANSWER]: BUSY,
  [LOST_ANSWER]: BUSY,
  '-1': BUSY,
  40029: STALE,
  40163: STALE,
  40226: { status: 403, text: '微信判定这个微信号有风险，不能用来登录，请改用账号和密码' },
  45009: { status: 503, text: '今天使用微信接口的次数已满，请明天再试；登录可以改用账号和密码' },
  45011: { status: 429, text: '操作太频繁，请过一分钟再试' },
}
/** Another attempt may help. */
const PASSING: readonly Code[] = [NO_ANSWER, LOST_ANSWER, -1, 45009, 45011]
const OF_CODE: readonly Code[] = [40029, 40163]
/** The access token is no longer good: a new one is. */
const OF_TOKEN: readonly Code[] = [40001, 40014, 42001]

/** WeChat refused, or did not answer. `message` is for the log: it never holds a secret, a token or a person. */
export class WeChatFault extends Error {
  constructor(
    readonly code: Code,
    /** the interface that was asked */ readonly what: string,
  ) {
    super(`WeChat ${what}: ${code}`)
  }

  get passing(): boolean {
    return PASSING.includes(this.code)
  }

  /** The code that the phone's WeChat gave is none, or no longer one. */
  get ofCode(): boolean {
    return OF_CODE.includes(this.code)
  }

  get ofToken(): boolean {
    return OF_TOKEN.includes(this.code)
  }

  /** As the person who asked is told. */
  refused(at = ''): Refused {
    const { status, text } = MEANINGS[this.code] ?? MISSET
    return new Refused(status, [refuse(`wechat.${this.code}`, at, text)])
  }
}
