import type { PackGuidelineItem } from '@gongkai/shared/base/region/region-pack'
import type { Stage } from '@gongkai/shared/base/template/entry-template'
import type { Basis } from '@gongkai/shared/base/template/fields'

const STAGE_BY_LABEL: Readonly<Record<string, Stage>> = {
  决: 'decision',
  执: 'execution',
  管: 'management',
  服: 'service',
  果: 'result',
}
const DISCLOSURE: Basis = { title: '中华人民共和国政府信息公开条例', documentNumber: '国务院令第711号', article: '' }

/** A named law or document. */
export const law = (title: string, documentNumber = '', article = ''): Basis => ({ title, documentNumber, article })

/**
 * A model row: `stages` by first characters (决执管服果); the rest of the template has its commonest value unless told.
 * Every row rests on the 条例 beside its own law. All rows are ours and 示例，使用前请核对.
 */
export function row(
  level1: string,
  level2: string,
  stages: string,
  content: string,
  bases: Basis[],
  differing: Partial<PackGuidelineItem> = {},
): PackGuidelineItem {
  return {
    level1,
    level2,
    level3: '',
    stages: [...stages].map((label) => STAGE_BY_LABEL[label] ?? 'result'),
    content,
    bases: [...bases, DISCLOSURE],
    timeLimit: '信息形成或者变更之日起20个工作日内',
    channels: ['website', 'readingPoint'],
    audiences: ['everyone'],
    audienceSpecific: '',
    ways: ['proactive'],
    levels: ['district', 'town'],
    ...differing,
  }
}

/** Also posted where people live: notice board and convenience point. */
export const POSTED: Partial<PackGuidelineItem> = { channels: ['website', 'conveniencePoint', 'noticeBoard'] }
/** The district alone discloses it. */
export const DISTRICT: Partial<PackGuidelineItem> = { levels: ['district'] }
/** Told to those concerned. */
export const toGroup = (audienceSpecific: string): Partial<PackGuidelineItem> => ({
  audiences: ['specific'],
  audienceSpecific,
  channels: ['onSite', 'noticeBoard', 'targetedPush'],
})
/** Counters of the 政府服务中心. */
export const COUNTER: Partial<PackGuidelineItem> = {
  channels: ['website', 'newMedia', 'serviceCentre', 'conveniencePoint'],
}
