/** “我是…”: how people call themselves, and the words of 特定群体 that mean them. */
const GROUPS: readonly { code: string; label: string; words: readonly string[] }[] = [
  { code: 'low-income', label: '低保户', words: ['低保', '最低生活保障'] },
  { code: 'destitute', label: '特困人员', words: ['特困', '五保'] },
  { code: 'relief', label: '困难群众', words: ['困难家庭', '困难群众', '临时救助', '救助对象', '贫困'] },
  { code: 'elderly', label: '老年人', words: ['老年', '老人', '养老', '高龄'] },
  { code: 'disabled', label: '残疾人', words: ['残疾'] },
  { code: 'children', label: '儿童监护人', words: ['孤儿', '留守儿童', '困境儿童', '儿童'] },
  { code: 'parents', label: '学生家长', words: ['学生', '家长', '入学', '学校'] },
  { code: 'expropriated', label: '被征地农户', words: ['被征地', '征地'] },
  { code: 'demolished', label: '被征收户', words: ['被征收', '房屋征收', '拆迁'] },
  { code: 'housing', label: '住房保障申请人', words: ['住房保障', '保障性住房', '保障房', '公租房', '公共租赁住房'] },
  { code: 'old-house', label: '危房户', words: ['危房'] },
  { code: 'farmers', label: '农户', words: ['农户', '农民', '种粮', '农业', '村民'] },
  { code: 'job-seekers', label: '求职者', words: ['求职', '失业', '就业', '劳动者', '毕业生', '创业'] },
  { code: 'insured', label: '参保人', words: ['参保', '社会保险', '社保'] },
  { code: 'patients', label: '患者', words: ['患者', '病人', '就医'] },
  { code: 'victims', label: '受灾群众', words: ['受灾', '灾民', '灾区', '因灾'] },
  { code: 'veterans', label: '退役军人', words: ['退役军人', '军人', '优抚'] },
  {
    code: 'enterprises',
    label: '企业',
    words: ['企业', '用人单位', '经营者', '生产经营', '投标', '项目单位', '建设单位'],
  },
  { code: 'parties', label: '行政相对人', words: ['相对人', '当事人', '申请人', '被处罚'] },
]

export const AUDIENCE_GROUPS: readonly { code: string; label: string }[] = GROUPS

/** Codes of the groups that a text of 特定群体 names; a text in words unknown here names none. */
export function groupsIn(audienceSpecific: string): string[] {
  return GROUPS.filter(({ words }) => words.some((word) => audienceSpecific.includes(word))).map(({ code }) => code)
}
