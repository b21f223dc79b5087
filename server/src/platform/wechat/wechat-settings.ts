import { readFileSync } from 'node:fs'
import { MESSAGE_TEMPLATES, type MessageTemplate } from '@gongkai/shared/base/words/message-templates'

/** The values that a template's field can be filled with. */
export const TEMPLATE_WORDS = ['title', 'text', 'unit', 'date'] as const
export type TemplateWord = (typeof TEMPLATE_WORDS)[number]

/** A template as the district chose it in WeChat's library, where each field has a name such as `thing1`. */
export interface TemplateSettings {
  kind: MessageTemplate
  id: string
  longTerm: boolean
  fields: Readonly<Record<string, TemplateWord>>
}

/** The district's mini-program, from the environment. */
export interface WeChatSettings {
  /** base address of the servers */ api: string
  appId: string
  secret: string
  /** which build codes and messages lead to */ build: 'release' | 'trial' | 'develop'
  templates: readonly TemplateSettings[]
}

const API = 'https://api.weixin.qq.com'
const BUILDS = ['release', 'trial', 'develop'] as const
/** By a field's type, the letters before its number, the words that WeChat takes in it: a title is no 姓名 and no 短语. */
const TAKES: Readonly<Record<string, readonly TemplateWord[]>> = {
  thing: ['title', 'text', 'unit'],
  name: ['unit'],
  date: ['date'],
  time: ['date'],
}
const takes = (field: string): readonly TemplateWord[] => TAKES[/^([a-z_]+)\d+$/.exec(field)?.[1] ?? ''] ?? []

/** The settings, null where the district has no mini-program; every fault is added to `faults`. */
export function readWeChatSettings(env: Record<string, string | undefined>, faults: string[]): WeChatSettings | null {
  const { GONGKAI_WECHAT_APPID: appId, GONGKAI_WECHAT_SECRET: secret, GONGKAI_WECHAT_TEMPLATES: file } = env
  if (!secret) {
    if (file) faults.push('GONGKAI_WECHAT_TEMPLATES：须同时设置 GONGKAI_WECHAT_APPID 和 GONGKAI_WECHAT_SECRET')
    return null
  }
  if (!/^wx[0-9a-zA-Z]{6,40}$/.test(appId ?? '')) faults.push('GONGKAI_WECHAT_APPID：应是以 wx 开头的小程序 AppID')
  const api = (env.GONGKAI_WECHAT_API ?? API).replace(/\/+$/, '')
  if (!URL.canParse(api) || !/^https?:/.test(api)) faults.push(`GONGKAI_WECHAT_API=${api}：应是网址，如 ${API}`)
  const build = BUILDS.find((item) => item === (env.GONGKAI_WECHAT_BUILD ?? 'release'))
  if (!build) faults.push(`GONGKAI_WECHAT_BUILD=${env.GONGKAI_WECHAT_BUILD}：应是 release、trial 或 develop`)
  return {
    api,
    appId: appId ?? '',
    secret,
    build: build ?? 'release',
    templates: file ? readTemplates(file, faults) : [],
  }
}

function readTemplates(file: string, faults: string[]): TemplateSettings[] {
  const fault = (text: string) => faults.push(`GONGKAI_WECHAT_TEMPLATES=${file}：${text}`)
  let said: unknown
  try {
    said = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    fault(`读不出来（${error instanceof Error ? error.message : error}）`)
    return []
  }
  if (typeof said !== 'object' || said === null || Array.isArray(said)) {
    fault('应是 {"due-soon": {"id": …, "fields": {…}}, …}')
    return []
  }
  return Object.entries(said).flatMap(([name, value]) => {
    const kind = MESSAGE_TEMPLATES.find((item) => item.kind === name)?.kind
    if (!kind) {
      fault(`没有“${name}”这种消息，应是 ${MESSAGE_TEMPLATES.map((candidate) => candidate.kind).join('、')}`)
      return []
    }
    const { id, longTerm = false, fields } = (value ?? {}) as Record<string, unknown>
    const entries = Object.entries((fields ?? {}) as Record<string, unknown>)
    const wrong = entries.filter(([field, word]) => !takes(field).includes(word as TemplateWord))
    if (typeof id !== 'string' || !id) fault(`${name}：缺少模板 id`)
    if (typeof longTerm !== 'boolean') fault(`${name}：longTerm 应是 true 或 false`)
    if (entries.length === 0) fault(`${name}：缺少 fields`)
    for (const [field, word] of wrong) {
      const may = takes(field)
      const help = may.length > 0 ? `值应是 ${may.join('、')}` : '栏目应是 thing、name、date、time 加编号'
      fault(`${name}：fields 里的 ${field}: ${JSON.stringify(word)} 不对，${help}`)
    }
    return [{ kind, id: String(id), longTerm: longTerm === true, fields: fields as TemplateSettings['fields'] }]
  })
}
