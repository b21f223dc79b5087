import type { PackDomain } from '@gongkai/shared/base/region/region-pack'

const domain = (code: string, name: string, leads: string[], ...aliases: string[]): PackDomain => ({
  code,
  name,
  aliases,
  leads,
})

/** 附件1, in the notice's order; of two 牵头单位 the first is named first. */
export const pilotDomains: PackDomain[] = [
  domain('01', '国土空间规划', ['natural-resources'], '城乡规划'),
  domain('02', '征地补偿', ['natural-resources'], '农村集体土地征收'),
  domain('03', '重大建设项目', ['development-reform']),
  domain('04', '公共资源交易', ['service-centre', 'development-reform']),
  domain('05', '财政预决算', ['finance']),
  domain('06', '安全生产', ['emergency']),
  domain('07', '救灾', ['emergency']),
  domain('08', '国有土地上房屋征收', ['housing']),
  domain('09', '保障性住房', ['housing']),
  domain('10', '农村危房改造', ['agriculture-water', 'housing']),
  domain('11', '环境保护', ['ecology'], '生态环境'),
  domain('12', '公共文化服务', ['culture-sports-tourism']),
  domain('13', '公共法律服务', ['justice']),
  domain('14', '扶贫', ['agriculture-water'], '乡村振兴'),
  domain('15', '食品药品监管', ['market-regulation']),
  domain('16', '城市综合执法', ['urban-management']),
  domain('17', '就业创业', ['human-resources']),
  domain('18', '社会保险', ['human-resources']),
  domain('19', '社会救助', ['civil-affairs']),
  domain('20', '养老服务', ['civil-affairs']),
  domain('21', '涉农补贴', ['finance', 'agriculture-water'], '涉农资金'),
  domain('22', '义务教育', ['education']),
  domain('23', '医疗卫生', ['health'], '卫生健康'),
  domain('24', '市政服务', ['urban-management']),
]
