import type { CoverageLine } from '@gongkai/shared/catalogue/coverage/coverage.contract'
import {
  type CoverageActor,
  decideMark,
  decideReassess,
  decideStart,
} from '@gongkai/shared/catalogue/coverage/coverage-policy'
import type { Gap } from './coverage-gaps.js'
import type { Coverage } from './read-coverage.js'

/** A gap as somebody reads it, with the acts that he may do. */
export function presentGap(gap: Gap, { markOf, unitName, domainName }: Coverage, actor: CoverageActor): CoverageLine {
  const { kind, key, title, text, matter, entryId, entryOpen, publicNumber, dueOn, rowVersion } = gap
  const mark = markOf(gap)
  const unit = gap.unit ? { code: gap.unit, name: unitName(gap.unit) } : null
  const domain = gap.domainCode ? { code: gap.domainCode, name: domainName(gap.domainCode) } : null
  const place = { kind, unit, domain }
  return {
    ...place,
    key,
    version: kind === 'reassess' ? rowVersion : (mark?.version ?? 0),
    title,
    text,
    matter,
    entryId,
    entryOpen,
    publicNumber,
    dueOn,
    marked: mark?.reason ? { reason: mark.reason, by: mark.by, at: mark.at.toISOString() } : null,
    can: {
      mark: [...decideMark(place, actor)],
      start: [...decideStart(place, actor)],
      reassess: [...decideReassess({ attribute: kind === 'reassess' ? 'withheld' : '' }, gap.unit, actor)],
    },
  }
}
