import { law, POSTED, row } from './row.js'

const RELIEF = law('自然灾害救助条例', '国务院令第577号')
const RESPONSE = law('中华人民共和国突发事件应对法')

/** 救灾 */
export const disasterRelief = [
  row('灾前准备', '应急避难场所', '服', '避难场所名称、地址、容纳人数、启用条件', [RELIEF], POSTED),
  row('灾害预警', '预警与响应信息', '管', '预警级别、影响范围、防御措施、响应启动和终止', [RESPONSE], { timeLimit: '实时公开', channels: ['website', 'newMedia', 'broadcast', 'noticeBoard'] }),
  row('灾情信息', '灾情核定结果', '果', '受灾范围、人口、房屋和农作物损失', [RELIEF]),
  row('灾后救助', '因灾过渡期生活救助', '执果', '救助对象名单、救助标准、发放金额和时间、申请条件与办理流程', [RELIEF], POSTED),
  row('灾后救助', '倒损住房恢复重建补助', '执果', '补助对象、损失核定、补助标准和资金发放', [RELIEF], POSTED),
  row('款物管理', '救灾款物使用情况', '管果', '款物来源、数量、分配和使用结果', [RELIEF], POSTED),
]
