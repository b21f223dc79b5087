import { DISTRICT, law, POSTED, row } from './row.js'

const TENDER = law('中华人民共和国招标投标法')
const PROCUREMENT = law('中华人民共和国政府采购法')

/** 公共资源交易 */
export const publicResourceTrading = [
  row('工程招标', '招标公告', '执', '项目概况、投标资格、文件获取方式、投标截止时间', [TENDER]),
  row('工程招标', '中标候选人公示', '果', '中标候选人排序、报价、质量、工期和异议渠道', [TENDER], { timeLimit: '收到评标报告之日起3日内公示，公示期不少于3日' }),
  row('政府采购', '采购公告与结果', '执果', '采购需求、预算金额、中标成交供应商和金额', [PROCUREMENT], { timeLimit: '中标、成交供应商确定之日起2个工作日内' }),
  row('土地使用权出让', '出让公告与成交结果', '执果', '地块位置、面积、用途、起始价、受让人和成交价', [law('中华人民共和国土地管理法')], DISTRICT),
  row('农村产权流转', '集体资产资源流转交易', '服果', '标的情况、流转方式和期限、成交结果', [law('中华人民共和国农村集体经济组织法')], { ...POSTED, levels: ['town'] }),
  row('交易监管', '违法违规行为处理', '管果', '投诉处理结果、行政处罚决定和信用信息', [TENDER], DISTRICT),
]
