import { COUNTER, DISTRICT, law, POSTED, row, toGroup } from './row.js'

const INSURANCE = law('中华人民共和国社会保险法')

/** 社会保险 */
export const socialInsurance = [
  row('参保登记', '城乡居民参保', '服', '参保范围、登记材料、缴费档次和渠道', [INSURANCE], { ...POSTED }),
  row('缴费管理', '缴费标准与基数', '管', '缴费比例、基数上下限、执行时间', [INSURANCE], DISTRICT),
  row('待遇支付', '养老待遇申领', '服果', '申领条件、计发办法、办理流程和时限', [INSURANCE], COUNTER),
  row(
    '待遇支付',
    '工伤与失业待遇',
    '服果',
    '申领条件、标准、办理流程',
    [law('工伤保险条例', '国务院令第586号'), law('失业保险条例', '国务院令第258号')],
    DISTRICT,
  ),
  row('资格认证', '待遇领取资格认证', '服', '认证方式、时间、服务网点', [INSURANCE], {
    ...POSTED,
    ...toGroup('待遇领取人员'),
  }),
  row('基金监督', '基金收支情况', '管果', '参保人数、基金收入、支出和结余', [INSURANCE], {
    ...DISTRICT,
    timeLimit: '每年至少公开1次',
  }),
]
