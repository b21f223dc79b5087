import { law, POSTED, row, toGroup } from './row.js'

const EXPROPRIATION = law('国有土地上房屋征收与补偿条例', '国务院令第590号')

/** 国有土地上房屋征收 */
export const housingExpropriation = [
  row('征收启动', '征收范围与调查登记', '决执', '征收范围、暂停办理事项、房屋调查结果', [EXPROPRIATION], toGroup('被征收人')),
  row('补偿方案', '征收补偿方案征求意见', '决', '方案草案、征求意见期限、意见采纳情况', [EXPROPRIATION, law('国有土地上房屋征收评估办法')], { timeLimit: '征求意见期限不得少于30日' }),
  row('征收决定', '房屋征收决定公告', '果', '征收决定、补偿方案、行政复议和诉讼权利', [EXPROPRIATION], { ...POSTED, levels: ['district'] }),
  row('房屋评估', '评估机构与分户评估结果', '执', '评估机构选定结果、分户初步评估结果', [EXPROPRIATION], toGroup('被征收人')),
  row('补偿结果', '分户补偿情况', '果', '被征收人、房屋情况、补偿方式和金额', [EXPROPRIATION], toGroup('被征收人')),
  row('补偿结果', '产权调换房源', '服果', '房源位置、户型、面积、选房办法和结果', [EXPROPRIATION], toGroup('被征收人')),
]
