import { folded } from '../../base/folded.js'

/** One of the 26 试点领域 of 国办发〔2019〕54号. */
export interface StateDomain {
  name: string
  /** its names in the ministries' 标准指引 and in districts' lists */ aliases: string[]
}

const domain = (name: string, ...aliases: string[]): StateDomain => ({ name, aliases })

/** 国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见, 一: the pilots whose standards are carried over. */
export const STATE_DOMAINS: readonly StateDomain[] = [
  domain('国土空间规划', '城乡规划'),
  domain('重大建设项目'),
  domain('公共资源交易'),
  domain('财政预决算'),
  domain('安全生产'),
  domain('税收管理', '税务管理'),
  domain('征地补偿', '农村集体土地征收'),
  domain('国有土地上房屋征收', '国有土地上房屋征收与补偿'),
  domain('保障性住房', '住房保障'),
  domain('农村危房改造'),
  domain('环境保护', '生态环境'),
  domain('公共文化服务'),
  domain('公共法律服务'),
  domain('扶贫', '乡村振兴'),
  domain('救灾'),
  domain('食品药品监管'),
  domain('城市综合执法', '城市管理综合执法'),
  domain('就业创业', '就业'),
  domain('社会保险'),
  domain('户籍管理', '户政管理'),
  domain('社会救助'),
  domain('养老服务'),
  domain('涉农补贴', '涉农资金'),
  domain('义务教育'),
  domain('医疗卫生', '卫生健康'),
  domain('市政服务'),
]

/** Those of the 26 that a district's list has not, by name or alias. */
export function missingStateDomains(held: readonly { name: string; aliases: readonly string[] }[]): StateDomain[] {
  const names = new Set(held.flatMap(({ name, aliases }) => [name, ...aliases].map(folded)))
  return STATE_DOMAINS.filter(({ name, aliases }) => ![name, ...aliases].some((one) => names.has(folded(one))))
}
