import { AUDIENCE_GROUPS, groupsIn } from './audience-groups'

test.each([
  ['低保对象', ['low-income']],
  ['申请最低生活保障的家庭、特困供养人员', ['low-income', 'destitute']],
  ['被征地农民', ['expropriated', 'farmers']],
  ['学生及家长', ['parents']],
  ['老年人及其家属', ['elderly']],
  ['', []],
  ['外星人', []],
])('%s', (text, groups) => expect(groupsIn(text)).toEqual(groups))

test('every group has a code and a name of its own', () => {
  for (const key of ['code', 'label'] as const) {
    expect(new Set(AUDIENCE_GROUPS.map((group) => group[key])).size).toBe(AUDIENCE_GROUPS.length)
  }
})
