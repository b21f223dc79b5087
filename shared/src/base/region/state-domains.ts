import { folded } from '../folded.js'

/**
 * The 26 试点领域 of 国办发〔2019〕54号. The first 24 have the codes of 泉港's 附件1, by which the shipped model rows are found; `leads` are words
 * of the names of agencies that usually lead, the likeliest first: a set-up proposes by them.
 */
export interface StateDomain {
  code: string
  name: string
  aliases: string[]
  leads: string[]
}
const domain = (code: string, name: string, leads: string, aliases = ''): StateDomain => ({
  code,
  name,
  aliases: aliases.split(' ').filter(Boolean),
  leads: leads.split(' '),
})

export const STATE_DOMAINS: readonly StateDomain[] = [
  domain('01', '国土空间规划', '自然资源 规划', '城乡规划'),
  domain('02', '征地补偿', '自然资源 国土', '农村集体土地征收'),
  domain('03', '重大建设项目', '发改 发展和改革 发展改革'),
  domain('04', '公共资源交易', '公共资源 行政服务中心 政务服务 发改 发展和改革'),
  domain('05', '财政预决算', '财政'),
  domain('06', '安全生产', '应急'),
  domain('07', '救灾', '应急'),
  domain('08', '国有土地上房屋征收', '住建 住房 征收', '国有土地上房屋征收与补偿'),
  domain('09', '保障性住房', '住建 住房', '住房保障'),
  domain('10', '农村危房改造', '住建 住房 农业'),
  domain('11', '环境保护', '生态环境 环保', '生态环境'),
  domain('12', '公共文化服务', '文体 文旅 文化'),
  domain('13', '公共法律服务', '司法'),
  domain('14', '扶贫', '农业 农水 乡村振兴', '乡村振兴'),
  domain('15', '食品药品监管', '市场监'),
  domain('16', '城市综合执法', '城管 城市管理 综合执法', '城市管理综合执法'),
  domain('17', '就业创业', '人社 人力资源', '就业'),
  domain('18', '社会保险', '人社 人力资源'),
  domain('19', '社会救助', '民政'),
  domain('20', '养老服务', '民政'),
  domain('21', '涉农补贴', '财政 农业 农水', '涉农资金'),
  domain('22', '义务教育', '教育'),
  domain('23', '医疗卫生', '卫健 卫生健康', '卫生健康'),
  domain('24', '市政服务', '城管 城市管理 住建 住房'),
  domain('25', '户籍管理', '公安', '户政管理'),
  domain('26', '税收管理', '税务', '税务管理'),
]

/** Those of the 26 that a district's list has not, by name or alias. */
export function missingStateDomains(held: readonly { name: string; aliases: readonly string[] }[]): StateDomain[] {
  const names = new Set(held.flatMap(({ name, aliases }) => [name, ...aliases].map(folded)))
  return STATE_DOMAINS.filter(({ name, aliases }) => ![name, ...aliases].some((one) => names.has(folded(one))))
}

/** The agency that most likely leads a domain, by its name; null where none fits. */
export function likelyLead<Unit extends { name: string }>(
  leads: readonly string[],
  agencies: readonly Unit[],
): Unit | null {
  for (const word of leads) {
    const found = agencies.find(({ name }) => name.includes(word))
    if (found) return found
  }
  return null
}
