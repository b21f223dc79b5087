import type { PackGuidelineItem } from '@gongkai/shared/base/region/region-pack'

const WORK_SAFETY_LAW = { title: '中华人民共和国安全生产法', documentNumber: '', article: '' }
const PENALTY_LAW = { title: '中华人民共和国行政处罚法', documentNumber: '', article: '' }
const ENFORCEMENT_PUBLICITY = {
  title: '国务院办公厅关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见',
  documentNumber: '国办发〔2018〕118号',
  article: '',
}
const HAZARDOUS_CHEMICALS = { title: '危险化学品安全管理条例', documentNumber: '国务院令第591号', article: '' }
const LICENSING_LAW = { title: '中华人民共和国行政许可法', documentNumber: '', article: '' }
const SAFETY_EMERGENCY = { title: '生产安全事故应急条例', documentNumber: '国务院令第708号', article: '' }
const EMERGENCY_RESPONSE_LAW = { title: '中华人民共和国突发事件应对法', documentNumber: '', article: '' }
const ACCIDENT_REPORTING = { title: '生产安全事故报告和调查处理条例', documentNumber: '国务院令第493号', article: '' }
const DISCLOSURE = { title: '中华人民共和国政府信息公开条例', documentNumber: '国务院令第711号', article: '第二十条' }
const WITHIN_20_WORKING_DAYS = '信息形成或者变更之日起20个工作日内'

/** 安全生产: model rows written for demonstration 示例，使用前请核对. */
export const workSafety: PackGuidelineItem[] = [
  {
    level1: '政策与计划',
    level2: '年度安全生产监督检查计划',
    level3: '',
    stages: ['decision', 'management'],
    content: '检查对象和重点行业、检查方式、检查频次、时间安排、实施机构与执法人员分工',
    bases: [{ ...WORK_SAFETY_LAW, article: '第六十二条' }, DISCLOSURE],
    timeLimit: WITHIN_20_WORKING_DAYS,
    channels: ['website', 'newMedia'],
    audiences: ['everyone'],
    audienceSpecific: '',
    ways: ['proactive'],
    levels: ['district', 'town'],
  },
  {
    level1: '监督检查',
    level2: '隐患排查治理与重大事故隐患',
    level3: '',
    stages: ['execution', 'management'],
    content: '隐患所在单位和位置、隐患类别、整改责任人、整改措施和期限、挂牌督办与销号情况',
    bases: [{ ...WORK_SAFETY_LAW, article: '第四十一条' }, DISCLOSURE],
    timeLimit: WITHIN_20_WORKING_DAYS,
    channels: ['website', 'onSite', 'noticeBoard'],
    audiences: ['everyone'],
    audienceSpecific: '',
    ways: ['proactive'],
    levels: ['district', 'town'],
  },
  {
    level1: '行政执法',
    level2: '安全生产行政处罚决定',
    level3: '',
    stages: ['result'],
    content: '处罚对象、违法事实、处罚依据、处罚种类和金额、决定书文号、决定日期、救济途径',
    bases: [
      { ...WORK_SAFETY_LAW, article: '第七十八条' },
      { ...PENALTY_LAW, article: '第四十八条' },
      ENFORCEMENT_PUBLICITY,
    ],
    timeLimit: '处罚决定作出之日起7个工作日内',
    channels: ['website', 'other'],
    channelOther: '信用信息公示平台',
    audiences: ['everyone'],
    audienceSpecific: '',
    ways: ['proactive'],
    levels: ['district'],
  },
  {
    level1: '行政许可',
    level2: '危险化学品经营许可',
    level3: '',
    stages: ['service', 'result'],
    content: '许可条件、申请材料、办理流程、办理时限、许可证编号、许可范围、有效期和发证机关',
    bases: [HAZARDOUS_CHEMICALS, { ...LICENSING_LAW, article: '第四十条' }],
    timeLimit: '许可决定作出之日起7个工作日内',
    channels: ['website', 'serviceCentre'],
    audiences: ['everyone'],
    audienceSpecific: '',
    ways: ['proactive'],
    levels: ['district'],
  },
  {
    level1: '应急管理',
    level2: '生产安全事故应急救援预案',
    level3: '',
    stages: ['decision', 'management'],
    content: '组织指挥体系、预警和响应分级、处置程序、救援力量与物资、避险疏散路线、值守电话',
    bases: [{ ...SAFETY_EMERGENCY, article: '第七条' }, EMERGENCY_RESPONSE_LAW],
    timeLimit: WITHIN_20_WORKING_DAYS,
    channels: ['website', 'readingPoint', 'onSite', 'noticeBoard'],
    audiences: ['everyone'],
    audienceSpecific: '',
    ways: ['proactive'],
    levels: ['district', 'town'],
  },
  {
    level1: '事故处理',
    level2: '生产安全事故调查处理',
    level3: '',
    stages: ['result'],
    content: '事故发生经过、伤亡和损失情况、事故原因与性质、责任认定、处理建议、防范和整改措施落实情况',
    bases: [
      { ...WORK_SAFETY_LAW, article: '第八十六条' },
      { ...ACCIDENT_REPORTING, article: '第三十四条' },
    ],
    timeLimit: '事故调查报告批复之日起20个工作日内',
    channels: ['website', 'newMedia', 'pressOrHearing'],
    audiences: ['everyone'],
    audienceSpecific: '',
    ways: ['proactive'],
    levels: ['district'],
  },
  {
    level1: '社会监督',
    level2: '举报投诉渠道与奖励',
    level3: '',
    stages: ['service', 'result'],
    content: '举报电话、信箱和网址、受理范围、办理程序、奖励标准、举报办理结果反馈方式',
    bases: [
      { ...WORK_SAFETY_LAW, article: '第七十三条' },
      { ...WORK_SAFETY_LAW, article: '第七十六条' },
    ],
    timeLimit: WITHIN_20_WORKING_DAYS,
    channels: ['website', 'newMedia', 'serviceCentre', 'conveniencePoint', 'noticeBoard'],
    audiences: ['everyone'],
    audienceSpecific: '',
    ways: ['proactive'],
    levels: ['district', 'town'],
  },
  {
    level1: '宣传教育',
    level2: '安全提示与警示信息',
    level3: '',
    stages: ['service'],
    content: '石化企业周边、渔船、烟花爆竹、自建房等重点场所的安全提示、典型事故案例、培训安排',
    bases: [WORK_SAFETY_LAW, DISCLOSURE],
    timeLimit: '信息形成后及时发布，最迟不超过20个工作日',
    channels: ['website', 'newMedia', 'broadcast', 'conveniencePoint', 'noticeBoard', 'targetedPush'],
    audiences: ['specific'],
    audienceSpecific: '辖区企业从业人员和周边居民',
    ways: ['proactive'],
    levels: ['district', 'town'],
  },
]
