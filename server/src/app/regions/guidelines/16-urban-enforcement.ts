import { law, POSTED, row } from './row.js'

const PENALTY = law('中华人民共和国行政处罚法')
const COMPULSION = law('中华人民共和国行政强制法')

/** 城市综合执法 */
export const urbanEnforcement = [
  row('执法主体', '机构职责与人员', '管', '执法机构、职责分工、执法人员名单和证号', [PENALTY]),
  row('执法依据', '权责清单与裁量基准', '决管', '执法事项、依据、裁量标准', [PENALTY]),
  row('行政处罚', '处罚程序与结果', '执果', '立案、告知、听证权利、处罚决定', [PENALTY], {
    timeLimit: '作出决定之日起7个工作日内',
  }),
  row('行政强制', '行政强制措施与执行', '执果', '强制事项、依据、决定和执行结果', [COMPULSION]),
  row(
    '市容管理',
    '占道经营与违建整治',
    '管果',
    '整治区域、时间安排、整治结果',
    [law('城市市容和环境卫生管理条例', '国务院令第101号')],
    POSTED,
  ),
  row('公众监督', '投诉举报与反馈', '服', '投诉电话、受理范围、办理结果', [PENALTY], POSTED),
]
