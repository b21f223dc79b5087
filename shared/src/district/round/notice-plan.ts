import type { PackMilestone } from '../../base/region/region-pack.js'

/**
 * The six dates of 泉港's notice of 2020 (二、时限安排): the plan that a first round is proposed from, moved to its year. 2020-10-31 is a
 * Saturday: dates are what the office says, nothing is moved.
 */
export const NOTICE_PLAN: { year: number; milestones: PackMilestone[] } = {
  year: 2020,
  milestones: [
    { phase: 'inventory', audience: 'office', date: '2020-06-30', title: '形成县、乡两级政务公开事项清单' },
    { phase: 'inventory', audience: 'towns', date: '2020-07-24', title: '各镇（街道）报送牵头单位审核' },
    { phase: 'inventory', audience: 'leads', date: '2020-07-31', title: '牵头单位报送区信息公开办' },
    { phase: 'catalogue', audience: 'towns', date: '2020-09-30', title: '各镇（街道）报送牵头单位审核' },
    { phase: 'catalogue', audience: 'leads', date: '2020-10-31', title: '牵头单位报送区信息公开办' },
    { phase: 'release', audience: 'office', date: '2020-11-30', title: '审定后向社会发布实行' },
  ],
}
