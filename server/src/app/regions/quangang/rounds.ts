import type { PackRound } from '@gongkai/shared/base/region/region-pack'
import { NOTICE_PLAN } from '@gongkai/shared/district/round/notice-plan'

/** The notice, 二、时限安排. */
export const rounds: PackRound[] = [{ code: '2020', name: '2020年编制', ...NOTICE_PLAN }]
