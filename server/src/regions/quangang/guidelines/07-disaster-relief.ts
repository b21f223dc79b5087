import type { PackGuidelineItem } from '@gongkai/shared/region/region-pack'

const EMERGENCY_RELIEF = { title: '自然灾害救助条例', documentNumber: '国务院令第577号', article: '' }
const DISCLOSURE = { title: '中华人民共和国政府信息公开条例', documentNumber: '国务院令第711号', article: '第二十条' }
const WITHIN_20_WORKING_DAYS = '信息形成或者变更之日起20个工作日内'

/** 救灾: model rows written for demonstration 示例，使用前请核对. */
export const disasterRelief: PackGuidelineItem[] = [
  {
    level1: '灾后救助', level2: '因灾过渡期生活救助', level3: '', stages: ['execution', 'result'],
    content: '救助对象名单、救助标准、发放金额和时间、申请条件与办理流程',
    bases: [EMERGENCY_RELIEF, DISCLOSURE], timeLimit: WITHIN_20_WORKING_DAYS,
    channels: ['website', 'conveniencePoint', 'noticeBoard'], audiences: ['everyone'], audienceSpecific: '',
    ways: ['proactive'], levels: ['district', 'town'],
  },
]
