import { DISTRICT, law, POSTED, row } from './row.js'

const PROTECTION = law('中华人民共和国环境保护法')
const IMPACT = law('中华人民共和国环境影响评价法')

/** 环境保护 */
export const environment = [
  row('行政许可', '环评受理与审批', '执果', '项目名称、建设单位、环评文件、审批决定', [IMPACT], DISTRICT),
  row('环境质量', '空气与水环境质量', '管果', '监测点位、指标、质量状况和排名', [PROTECTION], {
    timeLimit: '实时公开',
  }),
  row('污染防治', '重点排污单位名录', '管', '单位名称、排放污染物种类和管理要求', [PROTECTION], DISTRICT),
  row('监督检查', '随机抽查与处罚', '执果', '抽查计划、检查结果、行政处罚决定', [PROTECTION]),
  row('农村环境', '农村生活污水与垃圾治理', '执服', '治理计划、设施分布、运维单位和费用', [PROTECTION], {
    ...POSTED,
    levels: ['town'],
  }),
  row('公众参与', '环境投诉举报处理', '服果', '举报渠道、典型问题和处理结果', [PROTECTION], POSTED),
]
