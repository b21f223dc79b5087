import { DISTRICT, law, POSTED, row, toGroup } from './row.js'

const EDUCATION = law('中华人民共和国义务教育法')

/** 义务教育 */
export const compulsoryEducation = [
  row('教育概况', '学校名录', '服', '学校名称、地址、办学规模、联系方式', [EDUCATION]),
  row('招生入学', '招生方案与学区划分', '决服', '招生范围、计划、报名时间、所需材料', [EDUCATION], {
    ...POSTED,
    audiences: ['everyone', 'specific'],
    audienceSpecific: '学生家长',
  }),
  row('招生入学', '录取结果', '果', '录取名单查询方式、申诉渠道', [EDUCATION], toGroup('学生家长')),
  row('学生资助', '家庭经济困难学生资助', '执果', '资助项目、标准、申请流程、受助情况', [EDUCATION], POSTED),
  row('收费管理', '收费项目与标准', '管', '收费项目、标准、依据和投诉电话', [EDUCATION]),
  row(
    '校园安全',
    '校车与食堂管理',
    '管服',
    '校车许可、食堂供餐单位、食品安全检查',
    [law('校车安全管理条例', '国务院令第617号')],
    DISTRICT,
  ),
]
