import { EMPTY_ENTRY, type EntryFields } from '../../base/template/entry'
import { lastArticleNamed } from './article-number'
import { type CrossContext, contradictions, crossDoubts, reassessIssues } from './cross-issues'
import { articlesIn } from './known-articles'

const model: EntryFields = {
  ...EMPTY_ENTRY,
  level1: '救助',
  level2: '低保',
  attribute: 'proactive',
  ways: ['proactive'],
  channels: ['website', 'noticeBoard'],
  levels: ['town'],
  stages: ['execution', 'result'],
  timeLimit: '信息形成之日起20个工作日内',
  bases: [{ title: '中华人民共和国环境保护法', documentNumber: '', article: '第五十三条' }],
}
const lastArticleOf = articlesIn([{ title: '中华人民共和国环境保护法', lastArticle: 70 }])
const context: CrossContext = { unitKind: 'town', model, lastArticleOf }
const doubted = (change: Partial<EntryFields>, also: CrossContext = {}) =>
  crossDoubts({ ...model, ...change }, { ...context, ...also }).map(({ code, at }) => `${code} ${at}`)
const contrary = (change: Partial<EntryFields>) =>
  contradictions({ ...model, ...change }).map(({ code, at }) => `${code} ${at}`)

test('a row as the model has it is not doubted, and an empty one neither', () => {
  expect(doubted({})).toEqual([])
  expect(crossDoubts(EMPTY_ENTRY, context)).toEqual([])
  expect(contrary({})).toEqual([])
  expect(contradictions(EMPTY_ENTRY)).toEqual([])
})

test.each<[Partial<EntryFields>, string[]]>([
  [{ ways: ['onRequest'] }, ['entry.attribute-way ways']],
  [{ attribute: 'onRequest', ways: ['proactive'] }, ['entry.attribute-way ways']],
  [{ attribute: 'onRequest', ways: ['proactive', 'onRequest'] }, []],
  [{ ways: ['proactive', 'onRequest'] }, []],
  [{ attribute: '', ways: ['onRequest'] }, []],
  [{ attribute: 'withheld', ways: ['proactive'] }, []],
  [{ ways: [] }, []],
])('公开属性 against 公开方式: %j', (change, codes) => expect(contrary(change)).toEqual(codes))

test.each<[Partial<EntryFields>, CrossContext, string[]]>([
  [{ levels: ['district'] }, {}, ['draft.level-unit levels', 'draft.level-model levels']],
  [{ levels: ['district'] }, { unitKind: 'village', model: null }, ['draft.level-unit levels']],
  [{ levels: ['town'] }, { unitKind: 'agency' }, ['draft.level-unit levels']],
  [{ levels: ['district', 'town'] }, { unitKind: 'agency', model: null }, []],
  [{ levels: ['district'] }, { unitKind: null, model: null }, []],
  [{ levels: ['district', 'town'] }, {}, ['draft.level-model levels']],
  [{ attribute: 'onRequest', ways: ['onRequest'] }, {}, ['draft.channel-way channels']],
  [{ ways: ['onRequest'], channels: ['website'] }, {}, ['draft.channel-way channels']],
  [{ ways: ['onRequest'], channels: ['website', 'serviceCentre'] }, {}, []],
  [{ ways: ['onRequest'], channels: ['gazette', 'serviceCentre'] }, {}, ['draft.channel-way channels']],
  [{ ways: ['onRequest'], channels: [] }, {}, []],
  [{ ways: ['proactive', 'onRequest'] }, {}, []],
  [{ stages: ['execution'] }, {}, ['draft.stage-model stages']],
  [{ stages: ['execution', 'result', 'decision'] }, {}, []],
  [{ timeLimit: '信息形成之日起30日内' }, {}, ['draft.limit-model timeLimit']],
  [{ timeLimit: '信息形成之日起3个月内' }, {}, ['draft.limit-model timeLimit']],
  [{ timeLimit: '信息形成之日起28日内' }, {}, []],
  [{ timeLimit: '即时公开' }, {}, []],
  [{ timeLimit: '及时' }, {}, []],
  [{ timeLimit: '信息形成之日起30日内' }, { model: { ...model, timeLimit: '及时' } }, []],
  [{ bases: [{ title: '环境保护法', documentNumber: '', article: '第九百条' }] }, {}, ['draft.article bases']],
  [{ bases: [{ title: '《环境保护法》', documentNumber: '', article: '第七十条第二款' }] }, {}, []],
  [{ bases: [{ title: '别的法', documentNumber: '', article: '第九百条' }] }, {}, []],
  [{ bases: [{ title: '环境保护法', documentNumber: '', article: '' }] }, {}, []],
])('%j of %j is doubted', (change, also, codes) => expect(doubted(change, also)).toEqual(codes))

test.each([
  ['第二十条第（八）项', 20],
  ['第十、十二条', 12],
  ['第20至23条', 23],
  ['第一千零二十四条', 1024],
  ['第一千条', 1000],
  ['第九百条', 900],
  ['第十条、第十一条第二款', 11],
  ['第三章', null],
  ['', null],
])('条款 %s names at most %s', (article, number) => expect(lastArticleNamed(article)).toBe(number))

test('不予公开: a day of re-assessment that has passed is refused, today is not', () => {
  const on = (reassessOn: string, today = '2026-07-20') =>
    reassessIssues({ ...model, attribute: 'withheld', reassessOn }, today).map(({ at }) => at)
  expect(on('2026-07-19')).toEqual(['reassessOn'])
  expect(on('2026-07-20')).toEqual([])
  expect(on('2020-01-01', '')).toEqual([])
  expect(reassessIssues({ ...model, reassessOn: '2020-01-01' }, '2026-07-20')).toEqual([])
})
