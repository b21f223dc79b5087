import { law, POSTED, row } from './row.js'

const ASSISTANCE = law('社会救助暂行办法', '国务院令第649号')

/** 农村危房改造 */
export const ruralDilapidatedHousing = [
  row('政策文件', '危房改造政策', '决', '补助对象范围、补助标准、改造方式', [ASSISTANCE]),
  row('任务分配', '年度改造任务与资金', '执', '任务户数、补助资金分配到镇村情况', [ASSISTANCE]),
  row('对象认定', '申请与评议公示', '执', '申请户、危房鉴定等级、村级评议结果', [ASSISTANCE], {
    ...POSTED,
    levels: ['town'],
  }),
  row('对象认定', '审批结果', '果', '审批通过对象、改造方式和补助金额', [ASSISTANCE], POSTED),
  row('工程管理', '建设与竣工验收', '管果', '施工要求、质量检查和竣工验收结果', [ASSISTANCE]),
  row('资金发放', '补助资金发放', '果', '补助对象、金额、发放时间', [ASSISTANCE], POSTED),
]
