import type { Verdict } from '@gongkai/shared/compiling/review/review.contract'
import type { VerdictEntity } from './verdict.entity.js'

export function presentVerdict({ mark, reasons, by, at }: VerdictEntity): Verdict {
  return { mark, reasons, by, at: at.toISOString() }
}
