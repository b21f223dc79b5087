import { law, POSTED, row } from './row.js'

const REVITALISATION = law('中华人民共和国乡村振兴促进法')

/** 扶贫 */
export const povertyAlleviation = [
  row('对象管理', '监测对象识别与退出', '执果', '识别标准、程序、纳入和退出名单', [REVITALISATION], POSTED),
  row('资金管理', '年度计划与资金安排', '决管', '衔接资金计划、安排额度、绩效目标', [REVITALISATION]),
  row('资金管理', '资金项目公示', '执果', '资金来源、项目名称、实施单位和补助标准', [REVITALISATION], POSTED),
  row('项目管理', '项目库建设', '决', '项目类别、地点、建设任务、投资规模', [REVITALISATION]),
  row('项目管理', '项目实施与验收', '执果', '施工单位、建设进度、资金使用、验收结果', [REVITALISATION], POSTED),
  row('帮扶服务', '驻村帮扶与监督', '服管', '驻村干部、帮扶措施、监督举报电话', [REVITALISATION], {
    ...POSTED,
    levels: ['town'],
  }),
]
