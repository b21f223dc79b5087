import { EMPTY_ENTRY, type EntryFields } from '../../base/template/entry'
import { lawBook } from '../../district/law/law-times'
import { type DraftContext, draftIssues } from './draft-issues'

const good: EntryFields = {
  ...EMPTY_ENTRY,
  level1: '最低生活保障',
  level2: '审核确认',
  level3: '低保对象名单',
  stages: ['result'],
  content: '对象名单（姓名、金额）',
  bases: [{ title: '社会救助暂行办法', documentNumber: '国务院令第649号', article: '第十三条' }],
  timeLimit: '信息形成或者变更之日起20个工作日内',
  subjects: ['涂岭镇人民政府'],
  channels: ['noticeBoard'],
  audiences: ['everyone'],
  ways: ['proactive'],
  levels: ['town'],
  attribute: 'proactive',
}
const context: DraftContext = { organisationName: '涂岭镇人民政府', villageNames: ['涂岭村', '幸福社区'], siblings: [] }
const doubts = (change: Partial<EntryFields>, also: Partial<DraftContext> = {}) =>
  draftIssues({ ...good, ...change }, { ...context, ...also }, 'catalogue')
const codes = (...args: Parameters<typeof doubts>) => doubts(...args).map(({ code, at }) => `${code} ${at}`)

test('a good entry and an empty one raise no doubt', () => {
  expect(doubts({})).toEqual([])
  expect(draftIssues(EMPTY_ENTRY, context, 'catalogue')).toEqual([])
  expect(draftIssues(EMPTY_ENTRY, context, 'inventory')).toEqual([])
})

test('too long: a name over 50, 公开内容 over 2,000, 公开时限 over 200', () => {
  expect(doubts({ level1: '名'.repeat(50), content: '容'.repeat(2000), timeLimit: '时'.repeat(200) })).toEqual([])
  expect(
    codes({
      level1: '名'.repeat(51),
      level3: '𠮷'.repeat(51),
      content: '容'.repeat(2001),
      timeLimit: '时'.repeat(201),
    }),
  ).toEqual(['draft.too-long level1', 'draft.too-long level3', 'draft.too-long content', 'draft.too-long timeLimit'])
  expect(doubts({ level2: '名'.repeat(51) })[0]?.text).toBe('“二级事项”有51字，建议不超过50字')
})

test('a malformed number says of which basis and how it should read', () => {
  const bases = [...good.bases, { title: '意见', documentNumber: '国办发[2019]54号', article: '' }]
  expect(doubts({ bases })).toEqual([
    {
      code: 'draft.document-number',
      at: 'bases',
      text: '第2条依据的文号“国办发[2019]54号”应写作“国办发〔2019〕54号”',
    },
  ])
})

test('the same 一、二、三级事项 twice, at the most particular name', () => {
  const sibling = { level1: '最低生活保障 ', level2: '审核确认', level3: '低保对象 名单' }
  expect(codes({}, { siblings: [sibling] })).toEqual(['draft.twice level3'])
  expect(codes({}, { siblings: [{ ...sibling, level1: '特困供养' }] })).toEqual([])
  expect(codes({ level3: '' }, { siblings: [{ ...sibling, level3: '' }] })).toEqual(['draft.twice level2'])
  expect(codes({ level3: '' }, { siblings: [sibling] })).toEqual([])
  const blank = { level1: '最低生活保障', level2: '', level3: '' }
  expect(codes(blank, { siblings: [blank] })).toEqual([])
})

test.each([
  '涂岭镇人民政府',
  '泉港区涂岭镇人民政府',
  '涂岭镇',
  '涂岭村',
  '涂岭镇涂岭村村民委员会',
  '幸福社区居委会',
  '幸福社区居民委员会',
])('公开主体 %s is the unit or one of its villages', (subject) => {
  expect(doubts({ subjects: [subject] })).toEqual([])
})

test.each(['区民政局', '相关审批部门', '界山镇人民政府', '界山镇', '涂岭村卫生所', '溪头村村民委员会', '涂'])(
  '公开主体 %s is doubted',
  (subject) => {
    expect(codes({ subjects: ['涂岭镇人民政府', subject] })).toEqual(['draft.subject subjects'])
  },
)

test('symbols without a partner, in whatever text', () => {
  expect(
    codes({
      level1: '低保（一',
      content: '名单》',
      channelOther: '“大喇叭',
      audienceSpecific: '申请人）',
      bases: [{ title: '《办法', documentNumber: '', article: '（三' }],
      subjects: ['涂岭镇人民政府（本级'],
    }),
  ).toEqual([
    'draft.brackets level1',
    'draft.brackets content',
    'draft.brackets bases',
    'draft.brackets bases',
    'draft.brackets subjects',
    'draft.subject subjects',
    'draft.brackets channelOther',
    'draft.brackets audienceSpecific',
  ])
  expect(doubts({ content: '名单（甲（乙' })[0]?.text).toBe('“公开内容（要素）”中的符号没有成对：（')
})

test('a limit over 20 working days cites 条例第二十六条', () => {
  const [issue] = doubts({ timeLimit: '信息形成之日起30个工作日内' })
  expect(issue).toMatchObject({ code: 'time-limit.too-long', at: 'timeLimit' })
  expect(issue?.text).toContain('条例第二十六条')
})

test('a law not in force is named, with 《》 or without, with the country’s name or without', () => {
  const property = {
    title: '中华人民共和国物权法',
    documentNumber: '',
    lastArticle: null,
    replacedBy: '中华人民共和国民法典',
  }
  const times = { effectiveFrom: '2007-10-01', endedOn: '2021-01-01', repealed: true }
  const lawsOn = (day: string) => ({ laws: { book: lawBook([{ ...property, ...times }]), day } })
  for (const title of ['中华人民共和国物权法', '《物权法》', ' 物权法 ']) {
    const bases = [{ title, documentNumber: '', article: '' }]
    const ended = '第1条依据《物权法》已于 2021-01-01 废止（由《中华人民共和国民法典》取代），请改用现行规定'
    expect(doubts({ bases }, lawsOn('2021-01-01'))).toEqual([{ code: 'draft.repealed', at: 'bases', text: ended }])
    expect(doubts({ bases }, lawsOn('2020-12-31'))).toEqual([])
    const upcoming = '第1条依据《物权法》尚未施行（自 2007-10-01 起施行），请核对'
    expect(doubts({ bases }, lawsOn('2007-09-30'))).toEqual([{ code: 'draft.upcoming', at: 'bases', text: upcoming }])
  }
  const bases = [{ title: '中华人民共和国物权法释义', documentNumber: '', article: '' }]
  expect(doubts({ bases }, lawsOn('2026-01-01'))).toEqual([])
})

test('the inventory and rows 不予公开 are not asked about the columns of the catalogue', () => {
  const wrong: EntryFields = {
    ...good,
    level1: '名'.repeat(51),
    content: '（',
    timeLimit: '30个工作日内',
    subjects: ['区民政局'],
    bases: [{ title: '《', documentNumber: '54', article: '' }],
    withholdLaw: '保守国家秘密法（',
  }
  const names = ['draft.too-long', 'draft.brackets']
  expect(draftIssues(wrong, context, 'inventory').map(({ code }) => code)).toEqual(names)
  expect(draftIssues({ ...wrong, attribute: 'withheld' }, context, 'catalogue').map(({ code }) => code)).toEqual(names)
})
