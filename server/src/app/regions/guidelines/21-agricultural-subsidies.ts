import { law, POSTED, row } from './row.js'

const AGRICULTURE = law('中华人民共和国农业法')

/** 涉农补贴 */
export const agriculturalSubsidies = [
  row('耕地补贴', '耕地地力保护补贴', '执果', '补贴对象、面积、标准、金额和发放时间', [AGRICULTURE], POSTED),
  row(
    '农机补贴',
    '农机购置与应用补贴',
    '服果',
    '补贴机具范围、标准、申请流程和受益名单',
    [law('中华人民共和国农业机械化促进法')],
    POSTED,
  ),
  row('种粮补贴', '种粮农民补贴', '执果', '补贴依据、面积核定、标准和名单', [AGRICULTURE], POSTED),
  row('保险补贴', '农业保险保费补贴', '服果', '险种、保额、保费分担比例、承保理赔情况', [
    law('农业保险条例', '国务院令第629号'),
  ]),
  row('林业渔业', '森林生态效益补偿', '果', '补偿面积、标准、对象和发放情况', [law('中华人民共和国森林法')], POSTED),
  row('监督管理', '补贴咨询与举报', '服管', '咨询电话、举报渠道、违规处理结果', [AGRICULTURE], POSTED),
]
