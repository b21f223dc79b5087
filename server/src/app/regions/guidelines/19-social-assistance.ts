import { DISTRICT, law, POSTED, row } from './row.js'

const ASSISTANCE = law('社会救助暂行办法', '国务院令第649号')

/** 社会救助 */
export const socialAssistance = [
  row('最低生活保障', '低保政策与指南', '服', '保障标准、申请条件、材料、流程和受理电话', [ASSISTANCE], POSTED),
  row(
    '最低生活保障',
    '低保审核确认结果',
    '果',
    '低保对象、家庭人口、保障金额（依法隐去个人隐私）',
    [ASSISTANCE],
    POSTED,
  ),
  row(
    '特困供养',
    '特困人员认定与供养',
    '执果',
    '认定条件、供养方式、标准、对象名单',
    [law('农村五保供养工作条例', '国务院令第456号'), ASSISTANCE],
    POSTED,
  ),
  row('临时救助', '临时救助对象名单', '果', '救助对象、救助原因、金额和发放时间', [ASSISTANCE], POSTED),
  row('医疗救助', '医疗救助指南与结果', '服果', '救助对象、比例、办理流程、支付情况', [ASSISTANCE], DISTRICT),
  row('监督检查', '救助投诉与监督', '管服', '监督电话、投诉渠道、处理结果', [ASSISTANCE], POSTED),
]
