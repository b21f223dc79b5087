import { proposedStages } from './stage-proposal.js'

const row = (level2: string, more: Partial<{ level1: string; level3: string; content: string }> = {}) => ({
  level1: '',
  level2,
  level3: '',
  content: '',
  ...more,
})

test.each([
  ['低保办事指南', ['service']],
  ['申请条件', ['service']],
  ['救助对象名单', ['result']],
  ['审批结果', ['execution', 'result']],
  ['国土空间规划', ['decision']],
  ['补偿安置方案征求意见', ['decision']],
  ['安全生产检查', ['management']],
  ['行政处罚决定', ['execution', 'result']],
  ['危险化学品经营许可', ['execution', 'management']],
  ['政策法规文件', []],
])('the words of %s propose %j', (level2, stages) => {
  expect(proposedStages(row(level2))).toEqual(stages)
})

test('the most particular name decides, the content where no name says anything', () => {
  expect(proposedStages(row('监督检查', { level3: '检查结果' }))).toEqual(['management', 'result'])
  expect(proposedStages(row('低保', { level1: '救助', content: '申请材料、流程' }))).toEqual(['service'])
  expect(proposedStages(row('低保', { level1: '规划', content: '申请材料' }))).toEqual(['decision'])
})
