import { refuse } from '@gongkai/shared/base/refusal'
import { Refused } from '../platform/http/refused.js'
import type { SubmissionEntity } from '../submission/submission.entity.js'

/** 409 when the unit has handed in anew, or recalled, since the asker read. */
export function sameRevision({ revision, state }: SubmissionEntity, read: number): void {
  if (revision !== read || state === 'draft')
    throw new Refused(409, [refuse('review.revision', 'revision', '报送单位刚刚撤回或重新报送，请刷新后再审核')])
}
