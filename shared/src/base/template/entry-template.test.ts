import { EMPTY_ENTRY, FIELD_LABELS } from './entry'
import { ATTRIBUTES, AUDIENCES, CHANNELS, LEVELS, labelOf, STAGES, WAYS } from './entry-template'

const labels = (list: readonly { label: string }[]) => list.map(({ label }) => label)

test('附件2: the thirteen channels in its order and words', () => {
  expect(labels(CHANNELS)).toEqual([
    '政府网站',
    '政府公报',
    '两微一端',
    '发布会/听证会',
    '广播电视',
    '纸质载体',
    '公开查阅点',
    '政府服务中心',
    '便民服务站',
    '入户/现场',
    '社区/企事业单位/村公示栏（电子屏）',
    '精准推送',
    '其他',
  ])
})

test('附件2: stages, audiences, ways and levels', () => {
  expect(labels(STAGES)).toEqual(['决策', '执行', '管理', '服务', '结果'])
  expect(labels(AUDIENCES)).toEqual(['全社会', '特定群体'])
  expect(labels(WAYS)).toEqual(['主动', '依申请'])
  expect(labels(LEVELS)).toEqual(['区级', '乡级'])
  expect(labels(ATTRIBUTES)).toEqual(['主动公开', '依申请公开', '不予公开'])
})

test('codes are unique, and a code has its label, one of a later release is told to be seen after an update', () => {
  for (const list of [STAGES, CHANNELS, AUDIENCES, WAYS, LEVELS, ATTRIBUTES]) {
    expect(new Set(list.map(({ code }) => code)).size).toBe(list.length)
  }
  expect(labelOf(CHANNELS, 'noticeBoard')).toBe('社区/企事业单位/村公示栏（电子屏）')
  expect(labelOf(CHANNELS, 'telegraph')).toBe('（更新后可见）')
  expect(labelOf(CHANNELS, '')).toBe('')
})

test('附件2: every field has its label, columns in the template’s order', () => {
  expect(Object.keys(FIELD_LABELS).sort()).toEqual(Object.keys(EMPTY_ENTRY).sort())
  expect(
    Object.values(FIELD_LABELS)
      .filter((label) => !/^其他渠道$|^特定群体$/.test(label))
      .slice(0, 12),
  ).toEqual([
    '一级事项',
    '二级事项',
    '三级事项',
    '“五公开”阶段',
    '公开内容（要素）',
    '公开依据',
    '公开时限',
    '公开主体',
    '公开渠道和载体',
    '公开对象',
    '公开方式',
    '公开层级',
  ])
})
