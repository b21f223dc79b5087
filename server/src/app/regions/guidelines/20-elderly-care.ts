import { COUNTER, DISTRICT, law, POSTED, row } from './row.js'

const ELDERLY = law('中华人民共和国老年人权益保障法')

/** 养老服务 */
export const elderlyCare = [
  row('通用政策', '养老服务政策', '决', '扶持政策、服务清单、申请渠道', [ELDERLY]),
  row('业务办理', '养老机构备案', '服果', '备案条件、材料、流程和备案机构名单', [ELDERLY], {
    ...COUNTER,
    levels: ['district'],
  }),
  row('业务办理', '老年人补贴申领', '服果', '高龄、护理、服务补贴的条件、标准和发放结果', [ELDERLY], {
    ...POSTED,
    audiences: ['everyone', 'specific'],
    audienceSpecific: '老年人',
  }),
  row('服务设施', '居家养老服务站与长者食堂', '服', '地址、服务项目、收费、开放时间', [ELDERLY], POSTED),
  row('行业管理', '养老机构评估与检查', '管果', '等级评定、检查结果、行政处罚', [ELDERLY], DISTRICT),
  row('关爱服务', '留守与独居老年人探访', '服', '探访对象范围、频次、联系人', [ELDERLY], {
    ...POSTED,
    levels: ['town'],
  }),
]
