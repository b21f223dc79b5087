import { COUNTER, DISTRICT, law, POSTED, row } from './row.js'

const INVESTMENT = law('政府投资条例', '国务院令第712号')
const TENDER = law('中华人民共和国招标投标法')

/** 重大建设项目 */
export const majorProjects = [
  row('项目批准', '项目审批结果', '果', '项目名称、代码、审批部门、批复文号和日期', [INVESTMENT], DISTRICT),
  row('项目批准', '办事指南', '服', '受理条件、申报材料、办理流程、时限和咨询方式', [INVESTMENT], COUNTER),
  row('招标投标', '招标公告与中标结果', '执果', '招标范围、资格要求、评标结果、中标单位和金额', [TENDER]),
  row('项目实施', '征收与移民情况', '执', '征收范围、补偿标准、实施进度', [INVESTMENT], POSTED),
  row('项目实施', '施工与质量安全监督', '管', '参建单位、施工期限、质量安全监督机构和结果', [law('建设工程质量管理条例', '国务院令第279号')]),
  row('项目竣工', '竣工验收情况', '果', '竣工验收时间、工程质量验收结果、备案机关', [INVESTMENT], DISTRICT),
]
