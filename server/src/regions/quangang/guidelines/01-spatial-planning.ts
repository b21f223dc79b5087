import { DISTRICT, law, POSTED, row } from './row.js'

const PLANNING = law('中华人民共和国城乡规划法')
const LAND = law('中华人民共和国土地管理法')

/** 国土空间规划 */
export const spatialPlanning = [
  row('规划编制', '国土空间总体规划草案公示', '决', '规划草案文本和图件、公示期限、意见提交方式和联系方式', [PLANNING], { timeLimit: '公示时间不得少于30日' }),
  row('规划编制', '村庄规划草案公示', '决', '村庄规划草案、主要控制内容、征求意见的时间和途径', [PLANNING], { ...POSTED, levels: ['town'] }),
  row('规划批准', '经批准的国土空间规划', '果', '批准文件、规划文本、主要图件（涉密内容除外）', [PLANNING]),
  row('规划许可', '建设项目选址与用地预审', '执果', '项目名称、建设单位、批准文号、发证日期', [LAND], DISTRICT),
  row('规划许可', '乡村建设规划许可', '服果', '办理条件、材料、流程，许可证编号和建设位置', [PLANNING], POSTED),
  row('规划监督', '违反规划行为查处', '管果', '违法事实、处罚依据、处罚结果', [PLANNING]),
]
