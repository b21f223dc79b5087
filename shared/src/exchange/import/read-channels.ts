import { type Refusal, refuse } from '../../base/refusal.js'
import { CHANNELS, type Channel } from '../../base/template/entry-template.js'
import { channelLearnt, type LearntWords, NOTHING_LEARNT } from '../../district/alias/learnt-words.js'
import { readOptions } from './read-ticks.js'

/** How else the thirteen are called, without blanks, brackets and quotation marks; the first that fits. */
const ALIASES: readonly (readonly [RegExp, Channel])[] = [
  [
    /^(?:(?:区|县|市|县级|区级)?(?:人民)?政府|政务|门户|本级政府|部门|官方|本单位|官)*(?:门户)?网站?(?:平台)?$/,
    'website',
  ],
  [/^(?:区|县|市)?.{0,12}(?:局|委|镇|乡|街道|办)(?:门户)?网站$/, 'website'],
  [/^(?:政府)?(?:门户)?网站[、和及/]?$/, 'website'],
  [/^(?:政府|区政府|县政府|市政府)?公报$/, 'gazette'],
  [
    /^(?:两微一端|政务新媒体|新媒体|官方?微信(?:公众号)?|微信公众号|微信|微博|政务微博|政务微信|微博微信|客户端|政务APP|手机APP|微信公众平台)$/,
    'newMedia',
  ],
  [/^(?:新闻)?发布会(?:[/、和或及]?听证会)?$|^听证会$/, 'pressOrHearing'],
  [/^(?:广播(?:[、和/及]?电视)?|电视|广播电视台|电台|广播电视媒体)$/, 'broadcast'],
  [/^(?:纸质(?:媒体|载体|材料|文件)?|报纸|报刊|报刊杂志|书报刊|印刷品|宣传册|宣传单|明白卡)$/, 'paper'],
  [/^(?:政府)?(?:信息)?公开查阅(?:点|场所|室|中心)$|^(?:政府信息)?(?:公共)?查阅点$|^信息公开查阅点$/, 'readingPoint'],
  [
    /^(?:政务|政府|行政)(?:服务)?(?:中心|大厅)(?:窗口)?$|^(?:办事|服务|办税|政务服务|行政审批)(?:服务)?大厅(?:窗口)?$|^(?:行政审批|政务服务|便民服务)(?:服务)?中心$|^(?:办事|服务)窗口$/,
    'serviceCentre',
  ],
  [/^便民服务(?:站|点|室|代办点)$|^(?:村级)?便民服务站点?$/, 'conveniencePoint'],
  [/^(?:入户(?:[/、或和]?现场)?|现场(?:公示|公开|张贴)?|上门|施工现场|项目现场|入户宣传|入户告知)$/, 'onSite'],
  [
    /^(?:(?:社区|企事业单位|村|村居|村级|村委会?|村民委员会|居委会|居民委员会|村居委会|村务|居务|小区|基层|政务|党务|村民小组|乡镇|镇村|单位)[/、和或及]?)*(?:公示|公开|公告|宣传|信息)(?:栏|榜|墙|屏|牌)(?:[/、和或及]?(?:电子(?:显示)?屏))?$|^电子(?:显示)?屏$|^(?:村务|党务|居务)公开栏$/,
    'noticeBoard',
  ],
  [/^(?:精准推送|点对点推送|短信(?:推送|告知|通知)?|电话告知|手机短信|定向推送)$/, 'targetedPush'],
  [/^(?:其[他它]|其他(?:方式|渠道|载体|途径))$/, 'other'],
]
/** Places that catalogues are known to name and the thirteen have no word for. */
const KNOWN_OTHERS =
  /投资项目在线审批监管平台|公共资源交易|信用中国|信用.{0,6}网站|国家企业信用信息公示系统|图书馆|档案馆|12345|热线|政府采购网|中国裁判文书网|惠民.*平台|一体化.*平台|裁判/

const bare = (text: string) => text.replace(/[\s“”"'‘’（）()【】[\]]/g, '').replace(/[:：；;。.，,、]+$/, '')
const OWN = new Map<string, Channel>(CHANNELS.map(({ code, label }) => [bare(label), code]))

/** The one of the thirteen that a name means, '' for none. */
export function channelOf(name: string, learnt: LearntWords = NOTHING_LEARNT): Channel | '' {
  const text = bare(name)
  const own = OWN.get(text)
  if (own) return own
  return channelLearnt(text, learnt) ?? ALIASES.find(([pattern]) => pattern.test(text))?.[1] ?? ''
}

/**
 * 公开渠道和载体 of a cell, in the template's order. A channel that is none of the thirteen stands under 其他 in its own words; words that are not
 * known at all are doubtful.
 *
 * @param must ■ marks in this table where something must be published, not where it is
 * @param learnt words that somebody has said to mean one of the thirteen
 */
export function readChannels(
  cell: string,
  must = false,
  learnt: LearntWords = NOTHING_LEARNT,
): { channels: Channel[]; channelOther: string; doubts: Refusal[] } {
  const found = new Set<Channel>()
  const others: string[] = []
  const doubts: Refusal[] = []
  const options = readOptions(cell)
  for (const { chosen, text } of options.flatMap((option) => parted(option, learnt))) {
    if (!chosen) continue
    const channel = channelOf(text, learnt) || channelOf(text.replace(/[（(][^（）()]{0,200}[）)]$/, ''), learnt)
    const [, said] = /^(?:其[他它])(?:方式|渠道|载体|途径)?[：:（(\s]*([^_＿）)]*)[_＿]*[）)]?$/.exec(text.trim()) ?? []
    if (said !== undefined && channel !== 'noticeBoard') {
      found.add('other')
      const rest = text
        .trim()
        .replace(/^其[他它](?:方式|渠道|载体|途径)?[：:\s]*/, '')
        .replace(/^[（(](.*)[）)]$/, '$1')
        .replace(/^[_＿]+|[_＿]+$/g, '')
      if (rest) others.push(rest)
    } else if (channel) found.add(channel)
    else if (/^其[他它]/.test(text)) {
      found.add('other')
      others.push(text.replace(/^其[他它](?:方式|渠道|载体|途径)?[：:\s]*/, '').replace(/[_＿]+/g, ''))
    } else {
      found.add('other')
      others.push(text)
      if (!KNOWN_OTHERS.test(text))
        doubts.push(refuse('read.channel', 'channels', `“${text}”不在模板的 13 种渠道里，按原文放在“其他”，请核对`))
    }
  }
  if (must && options.some(({ marked }) => marked))
    doubts.push(refuse('read.channel-must', 'channels', '表头写明■是必选、□是可选，这里只选了必选的，可选的渠道请核对'))
  return {
    channels: CHANNELS.map(({ code }) => code).filter((code) => found.has(code)),
    channelOther: [...new Set(others)].filter(Boolean).join('、'),
    doubts,
  }
}

/** An option that names several, each of which is known: 政府网站/公示栏, 政府网站 便民服务站. */
function parted<Option extends { text: string }>(option: Option, learnt: LearntWords): Option[] {
  if (channelOf(option.text, learnt) || /^其[他它]/.test(option.text)) return [option]
  const parts = option.text
    .split(/[/／、，,和及\s]+/)
    .map((part) => part.trim())
    .filter(Boolean)
  return parts.length > 1 && parts.every((part) => channelOf(part, learnt))
    ? parts.map((text) => ({ ...option, text }))
    : [option]
}
