import { COUNTER, DISTRICT, law, POSTED, row } from './row.js'

const RENTAL = law('公共租赁住房管理办法', '住房和城乡建设部令第11号')

/** 保障性住房 */
export const affordableHousing = [
  row('政策计划', '保障政策与年度计划', '决', '保障对象、准入标准、年度建设筹集计划', [RENTAL]),
  row('申请审核', '申请受理与办事指南', '服', '申请条件、材料、受理地点、审核流程', [RENTAL], COUNTER),
  row('申请审核', '审核结果公示', '果', '申请人、家庭人口、收入与住房状况审核结果', [RENTAL], POSTED),
  row('配租配售', '轮候与分配结果', '执果', '房源信息、轮候对象、摇号过程和分配结果', [RENTAL], POSTED),
  row('租赁补贴', '住房租赁补贴发放', '果', '补贴对象、标准、发放金额和时间', [RENTAL], POSTED),
  row('使用管理', '年度审核与退出', '管', '审核结果、退出对象和原因', [RENTAL], DISTRICT),
]
