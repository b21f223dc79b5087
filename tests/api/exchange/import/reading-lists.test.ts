import { readListTables } from '@gongkai/shared/exchange/import/read-list-table'
import { table } from '../../../fixtures/import/fixture'

const valuesOf = (lines: ReturnType<typeof readListTables>) => lines.flatMap(({ values }) => (values ? [values] : []))

test('权责清单: columns in any order, a title above, others left, the header again', () => {
  const lines = readListTables('power', [
    table([
      ['东镇权责清单'],
      ['序号', '事项名称', '事项类型', '基本编码'],
      ['1', '低保\n认定', '行政确认', '350505-XK-0012'],
      [],
      ['序号', '事项名称', '事项类型', '基本编码'],
      ['2', '临时救助', '行政给付', '350505-XK-0013'],
      ['注：由镇填写'],
    ]),
  ])
  expect(lines.map(({ kind }) => kind)).toEqual(['title', 'header', 'row', 'empty', 'header', 'row', 'note'])
  expect(valuesOf(lines)).toEqual([
    { code: '350505-XK-0012', name: '低保认定' },
    { code: '350505-XK-0013', name: '临时救助' },
  ])
  expect(lines[1]?.said).toContain('事项类型')
  expect(lines.flatMap(({ doubts }) => doubts)).toEqual([])
})

test('公共服务事项清单 pasted without heads: the code is where codes stand, and that is doubtful', () => {
  const lines = readListTables('service', [
    table([
      ['低保认定', '350505-GG-0001'],
      ['临时救助', '350505-GG-0002'],
    ]),
  ])
  expect(valuesOf(lines)).toEqual([
    { code: '350505-GG-0001', name: '低保认定' },
    { code: '350505-GG-0002', name: '临时救助' },
  ])
  expect(lines.map(({ doubts }) => doubts.map(({ code }) => code))).toEqual([['read.header'], ['read.header']])
})

test('laws: number, whether in force, what takes their place', () => {
  const lines = readListTables('laws', [
    table([
      ['文号', '法律法规名称', '时效性', '替代的规定', '备注'],
      ['国务院令第492号', '政府信息公开条例（旧）', '已废止', '政府信息公开条例', '2019年修订'],
    ]),
  ])
  expect(valuesOf(lines)).toEqual([
    {
      title: '政府信息公开条例（旧）',
      documentNumber: '国务院令第492号',
      status: '已经废止',
      replacedBy: '政府信息公开条例',
      note: '2019年修订',
    },
  ])
})

test('units: villages under merged towns', () => {
  const lines = readListTables('organisations', [
    table(
      [
        ['所属镇', '村（社区）名称', '单位类别'],
        ['东镇', '东村', '村（社区）'],
        ['', '西村', '村（社区）'],
      ],
      { merges: [{ top: 1, left: 0, bottom: 2, right: 0 }] },
    ),
  ])
  expect(valuesOf(lines).map(({ name, parent }) => [name, parent])).toEqual([
    ['东村', '东镇'],
    ['西村', '东镇'],
  ])
})

test('权责清单 with 主项 and 子项 under the name; without a code the name is read, for the import to name the fault', () => {
  const parted = readListTables('power', [
    table([
      ['序号', '职权编码', '权责事项', '', '行使主体'],
      ['', '', '主项名称', '子项名称', ''],
      ['1', '3505-01', '行政确认', '低保认定', '东镇人民政府'],
      ['2', '3505-02', '行政给付', '', '东镇人民政府'],
    ]),
  ])
  expect(parted.map(({ kind }) => kind)).toEqual(['header', 'header', 'row', 'row'])
  expect(valuesOf(parted)).toEqual([
    { code: '3505-01', name: '低保认定' },
    { code: '3505-02', name: '行政给付' },
  ])
  const nameOnly = readListTables('power', [
    table([
      ['序号', '事项名称', '实施部门'],
      ['1', '低保认定', '民政办'],
    ]),
  ])
  expect(valuesOf(nameOnly)).toEqual([{ code: '', name: '低保认定' }])
})

test('laws: 《》 and brackets come off, a number behind the title is found, words for 效力 are ours or doubtful', () => {
  const lines = readListTables('laws', [
    table([
      ['序号', '法律法规名称', '文号', '是否有效'],
      ['1', '《社会救助暂行办法》', '（国务院令第649号）', '是'],
      ['2', '《救助通知》（民发〔2012〕3号）', '', '无效'],
      ['3', '《甲法》第三条', '', '正在修订'],
      ['4', '《甲法》《乙法》', '', '有效'],
    ]),
  ])
  expect(valuesOf(lines).map(({ title, documentNumber, status }) => [title, documentNumber, status])).toEqual([
    ['社会救助暂行办法', '国务院令第649号', '现行有效'],
    ['救助通知', '民发〔2012〕3号', '已经废止'],
    ['甲法', '', '正在修订'],
    ['《甲法》《乙法》', '', '现行有效'],
  ])
  expect(lines.map(({ doubts }) => doubts.map(({ at }) => at))).toEqual([[], [], [], ['title', 'status'], ['title']])
})

test('units: a town named once, 同上, and what neither can mean', () => {
  const lines = readListTables('organisations', [
    table([
      ['单位名称', '单位类别', '所属镇'],
      ['前村', '村（社区）', '同上'],
      ['东镇', '镇（街道）', ''],
      ['东村', '村（社区）', '东镇'],
      ['西村', '村（社区）', ''],
      ['南村', '同上', '同上'],
      ['西镇', '镇（街道）', ''],
    ]),
  ])
  expect(valuesOf(lines).map(({ name, kind, parent }) => [name, kind, parent])).toEqual([
    ['前村', '村（社区）', '同上'],
    ['东镇', '镇（街道）', ''],
    ['东村', '村（社区）', '东镇'],
    ['西村', '村（社区）', '东镇'],
    ['南村', '村（社区）', '东镇'],
    ['西镇', '镇（街道）', ''],
  ])
  expect(lines.map(({ doubts }) => doubts.map(({ code, at }) => `${code} ${at}`))).toEqual([
    [],
    ['read.ditto parent'],
    [],
    [],
    ['read.carried parent'],
    [],
    [],
  ])
})
