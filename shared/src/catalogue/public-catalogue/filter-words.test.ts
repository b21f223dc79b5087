import { chosenOf, filterIn, narrowings, tidyFilter } from './filter-words'
import type { PublicFacets } from './public-catalogue.contract'

const facets: PublicFacets = {
  domains: [{ code: '19', name: '社会救助', leads: [], sign: '', entryCount: 4 }],
  organisations: [{ code: 'east', name: '东镇人民政府', entryCount: 4 }],
  groups: [{ code: 'low-income', label: '低保户', entryCount: 1 }],
  stages: [{ code: 'result', entryCount: 3 }],
  levels: [],
  audiences: [{ code: 'everyone', entryCount: 4 }],
  ways: [{ code: 'onRequest', entryCount: 1 }],
}

test('what nothing can be chosen of is not offered', () => {
  expect(narrowings(facets).map(({ key }) => key)).toEqual([
    'group',
    'domain',
    'organisation',
    'stage',
    'audience',
    'way',
  ])
})

test('what is chosen is said in words; a code nobody knows by itself', () => {
  const filter = { q: '低保', domain: '19', stage: 'result', way: 'onRequest', organisation: 'gone' } as const
  expect(chosenOf(filter, narrowings(facets)).map(({ text }) => text)).toEqual([
    '试点领域：社会救助',
    '单位：gone',
    '“五公开”阶段：结果',
    '公开方式：依申请公开',
  ])
})

test('an address that was sent on says what to search for; what is none of it is left', () => {
  const q = encodeURIComponent('低保 申请')
  expect(filterIn({ q, domain: '19', way: '', stamp: '3' })).toEqual({ q: '低保 申请', domain: '19' })
  expect(filterIn({ q: '%20' })).toEqual({})
  expect(filterIn({ q: '100%' })).toEqual({ q: '100%' })
})

test('equal wishes are equal texts, whatever came first', () => {
  const one = JSON.stringify(tidyFilter({ domain: '19', q: '低保', way: undefined }))
  expect(JSON.stringify(tidyFilter({ q: '低保', level: '', domain: '19' }))).toBe(one)
  expect(one).toBe('{"q":"低保","domain":"19"}')
})
