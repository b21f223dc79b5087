import { COUNTER, DISTRICT, law, POSTED, row, toGroup } from './row.js'

const AID = law('中华人民共和国法律援助法')
const MEDIATION = law('中华人民共和国人民调解法')

/** 公共法律服务 */
export const publicLegalServices = [
  row('法律援助', '申请条件与指南', '服', '援助范围、经济困难标准、申请材料和地点', [AID], COUNTER),
  row('法律援助', '审查决定', '执果', '是否给予援助的决定、理由和救济途径', [AID], {
    ...toGroup('申请人'),
    levels: ['district'],
    timeLimit: '自收到申请之日起7日内',
  }),
  row('人民调解', '调解组织与调解员', '服', '调解委员会名称、地址、调解员名册和受理范围', [MEDIATION], POSTED),
  row('公证服务', '公证办理指南', '服', '公证事项、收费标准、所需材料', [law('中华人民共和国公证法')], DISTRICT),
  row(
    '普法宣传',
    '法治宣传计划与活动',
    '执服',
    '宣传计划、活动安排、资料获取方式',
    [law('中华人民共和国宪法')],
    POSTED,
  ),
  row('村居法律顾问', '法律顾问服务', '服', '村居法律顾问姓名、服务时间、联系方式', [AID], {
    ...POSTED,
    levels: ['town'],
  }),
]
