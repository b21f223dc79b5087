import { COUNTER, law, POSTED, row } from './row.js'

const EMPLOYMENT = law('中华人民共和国就业促进法')

/** 就业创业 */
export const employment = [
  row('信息服务', '岗位与求职信息', '服', '用人单位、岗位、人数、条件和待遇', [EMPLOYMENT], POSTED),
  row('信息服务', '就业政策咨询', '服', '政策文件、享受条件、办理渠道', [EMPLOYMENT], COUNTER),
  row('技能培训', '职业培训计划与补贴', '执果', '培训工种、机构、时间、补贴标准和人员名单', [EMPLOYMENT]),
  row('创业服务', '创业担保贷款', '服果', '申请条件、额度、贴息标准、审核结果', [EMPLOYMENT], {
    ...COUNTER,
    levels: ['district'],
  }),
  row('就业援助', '就业困难人员认定与补贴', '执果', '认定条件、公示名单、社保补贴和岗位补贴', [EMPLOYMENT], POSTED),
  row('失业登记', '就业失业登记', '服', '登记对象、材料、办理地点和时限', [EMPLOYMENT], COUNTER),
]
