import type { PackGuidelineItem } from '../../base/region/region-pack.js'
import { object, optional, type Shape } from '../../base/shape.js'
import { ENTRY_SHAPES } from '../../base/template/entry-shape.js'

const { level1, level2, level3, stages, content, bases, timeLimit } = ENTRY_SHAPES
const { channels, channelOther, audiences, audienceSpecific, ways, levels } = ENTRY_SHAPES

/** A model row as it is kept: the template's fields but those that are the unit's own. */
export const modelShape: Shape<PackGuidelineItem> = object<PackGuidelineItem>({
  level1,
  level2,
  level3,
  stages,
  content,
  bases,
  timeLimit,
  channels,
  channelOther: optional(channelOther),
  audiences,
  audienceSpecific,
  ways,
  levels,
})
