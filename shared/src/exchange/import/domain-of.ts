import type { LearntWords } from '../../district/alias/learnt-words.js'

export interface KnownDomain {
  code: string
  name: string
  aliases: readonly string[]
}

/** Names that ministries and counties use for the same domain. */
const SAME: readonly (readonly string[])[] = [
  ['国土空间规划', '城乡规划', '规划'],
  ['征地补偿', '农村集体土地征收', '集体土地征收', '征地'],
  ['环境保护', '生态环境'],
  ['扶贫', '扶贫领域', '乡村振兴', '脱贫攻坚'],
  ['医疗卫生', '卫生健康'],
  ['涉农补贴', '涉农资金'],
  ['安全生产', '应急管理'],
  ['食品药品监管', '食品药品', '市场监管'],
  ['保障性住房', '住房保障'],
  ['国有土地上房屋征收', '国有土地房屋征收', '房屋征收'],
  ['公共文化服务', '公共文化体育', '公共文化'],
  ['就业创业', '就业', '公共就业服务'],
  ['社会保险', '社保'],
  ['户籍管理', '户籍'],
  ['税收管理', '税收'],
  ['公共资源交易', '公共资源配置'],
  ['农村危房改造', '危房改造'],
  ['城市综合执法', '城市管理综合执法', '综合执法', '城管执法'],
  ['义务教育', '教育'],
  ['财政预决算', '预决算', '财政'],
  ['重大建设项目', '重大项目'],
  ['公共法律服务', '法律服务'],
  ['养老服务', '养老'],
  ['社会救助', '救助'],
]

const UNIT = /^.*(?:局|委员会|中心|办公室|办事处|政府)/

const bare = (text: string) => text.replace(/[\s“”"'《》（）()\-—_]/g, '')

/** Without what a table's title says behind the name of a domain. */
const tail = (text: string) =>
  text.replace(/(?:试点)?(?:领域|类)?(?:(?:基层)?政务公开)?(?:事项)?(?:标准)?(?:目录|指引|清单)?$/, '')

/** Finds the domain that words name; the longest name in them counts. */
export class DomainFinder {
  private readonly names: { name: string; code: string }[]

  /** @param learnt words that somebody has said to mean a domain: they come before what is built in */
  constructor(domains: readonly KnownDomain[], learnt: LearntWords['domains'] = []) {
    const own = learnt.map(({ alias, code }) => ({ name: tail(bare(alias)), code }))
    const known = domains.flatMap(({ code, name, aliases }) => {
      const names = [name, ...aliases].map((item) => bare(item).replace(/领域$/, ''))
      const more = SAME.filter((group) => group.some((item) => names.includes(item))).flat()
      return [...new Set([...names, ...more])].map((candidate) => ({ name: candidate, code }))
    })
    const taken = new Set(own.map(({ name }) => name))
    this.names = [...own, ...known.filter(({ name }) => !taken.has(name))]
      .filter(({ name }) => name.length > 1)
      .sort((one, other) => other.name.length - one.name.length)
  }

  /** Of a cell or the name of a sheet: the name itself, with 领域 or a number or not; '' for none. */
  exactly(text: string): string {
    const wanted = tail(bare(text).replace(/^(?:\d+[.．、]?|[一二三四五六七八九十]+、?)/, ''))
    return this.names.find(({ name }) => name === wanted)?.code ?? ''
  }

  /**
   * Of a title: the one domain whose name, of at least three characters or before 领域, stands in it; '' for none or several. The name of a
   * unit (应急管理局) may sound like a domain: the text behind such a name is read first, and in the whole title only a name with 领域 counts.
   */
  within(text: string): string {
    const words = bare(text)
    const isCalled = (name: string) => words.includes(`${name}领域`) || words.includes(`${name}试点领域`)
    const unit = UNIT.exec(words.slice(0, 60))?.[0] ?? ''
    const behind = words.slice(unit.length)
    const codes = this.codesIn(behind, (name) => name.length > 2 || isCalled(name))
    const found = codes.length === 0 && unit ? this.codesIn(words, isCalled) : codes
    return found.length === 1 ? (found[0] ?? '') : ''
  }

  /** The domains of the names that stand in the words, not counting a name within a longer one. */
  private codesIn(words: string, isNamed: (name: string) => boolean): string[] {
    const codes = new Set<string>()
    let left = words
    for (const { name, code } of this.names) {
      if (!left.includes(name) || !isNamed(name)) continue
      left = left.replaceAll(name, '　')
      codes.add(code)
    }
    return [...codes]
  }
}
