import { COUNTER, DISTRICT, law, POSTED, row } from './row.js'

const FOOD = law('中华人民共和国食品安全法')
const DRUG = law('中华人民共和国药品管理法')

/** 食品药品监管 */
export const foodDrug = [
  row('行政许可', '食品经营许可', '服果', '办理条件、流程、许可证编号、经营者和有效期', [FOOD], {
    ...COUNTER,
    levels: ['district'],
  }),
  row('监督抽检', '食品安全抽检结果', '果', '抽检产品、生产经营者、不合格项目和核查处置', [FOOD]),
  row('监督检查', '餐饮与药店日常检查', '管果', '检查对象、时间、结果和整改情况', [FOOD, DRUG]),
  row('行政处罚', '食品药品行政处罚', '果', '违法事实、处罚种类和依据、决定日期', [law('中华人民共和国行政处罚法')], {
    ...DISTRICT,
    timeLimit: '作出决定之日起7个工作日内',
  }),
  row('消费提示', '风险警示与科普', '服', '消费提示、风险警示、安全用药知识', [FOOD], POSTED),
  row('农村聚餐', '农村集体聚餐指导', '服管', '备案要求、指导员、联系方式', [FOOD], { ...POSTED, levels: ['town'] }),
]
