import type { PackGuidelineItem, RegionPack } from '@gongkai/shared/base/region/region-pack'

const row = (level2: string): PackGuidelineItem => ({
  level1: '救助',
  level2,
  level3: '',
  stages: ['result'],
  content: '对象名单、标准、发放情况',
  bases: [{ title: '社会救助暂行办法', documentNumber: '国务院令第649号', article: '' }],
  timeLimit: '信息形成或者变更之日起20个工作日内',
  channels: ['website', 'noticeBoard'],
  audiences: ['everyone'],
  audienceSpecific: '',
  ways: ['proactive'],
  levels: ['district', 'town'],
})

/** The small district with so many towns; the further ones are town-3, town-4, … */
export function districtWithTowns(count: number): RegionPack {
  const further = Array.from({ length: count - 2 }, (_, index) => ({
    code: `town-${index + 3}`,
    name: `第${index + 3}镇人民政府`,
    kind: 'town' as const,
  }))
  return { ...smallDistrict, organisations: [...smallDistrict.organisations, ...further] }
}

/** An invented second district: two towns with villages, two leads, one domain with one lead and one with two. Only a pack, no code. */
export const smallDistrict: RegionPack = {
  code: '990001',
  name: '云山市青溪区',
  shortName: '青溪',
  organisations: [
    { code: 'office', name: '区信息公开办', kind: 'office' },
    { code: 'civil', name: '区民政局', kind: 'agency' },
    { code: 'housing', name: '区住建局', kind: 'agency' },
    { code: 'east', name: '东镇人民政府', kind: 'town' },
    { code: 'west', name: '西镇人民政府', kind: 'town' },
    { code: 'park', name: '青溪园区', kind: 'town', fills: false },
    { code: 'east-01', name: '东镇一村', kind: 'village', parent: 'east' },
    { code: 'east-02', name: '东镇二村', kind: 'village', parent: 'east' },
    { code: 'west-01', name: '西镇一村', kind: 'village', parent: 'west' },
  ],
  domains: [
    { code: '01', name: '社会救助', aliases: ['困难群众救助'], leads: ['civil'] },
    { code: '02', name: '危房改造', aliases: [], leads: ['civil', 'housing'] },
  ],
  rounds: [
    {
      code: '2026',
      name: '2026年编制',
      year: 2026,
      milestones: [
        { phase: 'inventory', audience: 'towns', date: '2026-07-24', title: '送审' },
        { phase: 'inventory', audience: 'leads', date: '2026-07-31', title: '上报' },
        { phase: 'catalogue', audience: 'towns', date: '2026-09-30', title: '送审' },
        { phase: 'catalogue', audience: 'leads', date: '2026-10-31', title: '上报' },
      ],
    },
  ],
  guidelines: { '01': [row('低保'), row('临时救助')], '02': [row('危房改造补助')] },
}
