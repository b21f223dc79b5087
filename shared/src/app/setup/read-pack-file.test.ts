import { readPackFile } from './read-pack-file.js'

const FILE = {
  code: '990001',
  name: '云山市青溪区',
  shortName: '青溪',
  office: '青溪区信息公开办',
  agencies: ['区民政局', { code: 'housing', name: '区住建局' }],
  towns: [
    { code: '990001100', name: '东镇人民政府', villages: [{ code: '990001100201', name: '东镇一村' }, '东镇二村'] },
    '西镇人民政府',
  ],
  domains: ['社会救助', { code: '10', leads: ['区民政局', 'housing'] }, { name: '河湖管理', leads: ['housing'] }],
  models: true,
  round: { year: 2027 },
}
const faultsOf = (change: object) => readPackFile({ ...FILE, ...change }).faults.map(({ at, text }) => `${at}: ${text}`)

test('units are named by code or name, domains by the state’s list, the round has the notice’s dates', () => {
  const { pack, faults } = readPackFile(FILE)
  expect(faults).toEqual([])
  expect(pack.organisations.map(({ code, kind, parent, unnumbered }) => [code, kind, parent, unnumbered])).toEqual([
    ['office', 'office', undefined, undefined],
    ['new-1', 'agency', undefined, true],
    ['housing', 'agency', undefined, undefined],
    ['990001100', 'town', undefined, undefined],
    ['990001100201', 'village', '990001100', undefined],
    ['new-5', 'village', '990001100', true],
    ['new-6', 'town', undefined, true],
  ])
  expect(pack.domains).toEqual([
    { code: '19', name: '社会救助', aliases: [], leads: ['new-1'] },
    { code: '10', name: '农村危房改造', aliases: [], leads: ['new-1', 'housing'] },
    { code: '27', name: '河湖管理', aliases: [], leads: ['housing'] },
  ])
  expect(pack.rounds).toMatchObject([{ code: '2027', name: '2027年编制', milestones: { length: 6 } }])
})

test('every fault is named with its place', () => {
  expect(readPackFile([]).faults.map(({ text }) => text)).toContain('应是一个对象，写在 { } 里')
  expect(faultsOf({ code: '99', shortName: '红河', color: 'red', office: undefined })).toEqual([
    'color: 不认识的项目，可写的有 code、name、shortName、officialSite、footer、office、agencies、towns、domains、models、round',
    'code: 区划代码：县级的 6 位数字',
    'shortName: 区县简称应是全称里的字，如“泉州市泉港区”的“泉港”',
    'office: 没有写',
  ])
  expect(
    faultsOf({
      towns: [
        { code: '990001100', name: '东' },
        { code: '990001100', name: '西镇', villages: 'none' },
      ],
    }),
  ).toEqual(['towns/1/villages: 应是一个列表，写在 [ ] 里', 'towns/0/name: 东：单位名称：2 到 60 字'])
  expect(
    faultsOf({
      domains: [
        { name: '社会救助', leads: ['区法院'] },
        { name: '社会救助', leads: [] },
      ],
    }),
  ).toEqual([
    'domains/0/leads: 社会救助：没有单位 区法院，不能牵头',
    'domains/1/name: 已有名为“社会救助”的领域',
    'domains/1/code: 社会救助：领域代码 19 已被使用',
    'domains/1/leads: 社会救助：牵头单位应是一个或两个不同的部门',
  ])
  expect(faultsOf({ round: { year: '明年' } })).toEqual(['round/year: 年份：2000 到 2100 的整数'])
  expect(faultsOf({ footer: { icp: '闽'.repeat(41) }, officialSite: 'www.qingxi' })).toEqual([
    'officialSite: 政府网站：以 http:// 或 https:// 开头的网址，最多 200 字',
    'footer/icp: ICP备案号：最多 40 字',
  ])
})
