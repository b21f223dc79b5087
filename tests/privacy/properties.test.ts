import { findPersonalData } from '@gongkai/shared/base/privacy/find-personal-data'
import { masked, maskPersonalData } from '@gongkai/shared/base/privacy/mask'
import { personalKey } from '@gongkai/shared/base/privacy/personal-data'
import fc from 'fast-check'
import { DISGUISES } from '../support/personal/disguises'
import { cardNumber, identityNumber, mobileNumber, personName, TOWNS } from '../support/personal/people'
import { seeded } from '../support/personal/seeded'

/** Scraps of which texts are made: data, labels, signs between, words that change what a number is. */
const scrap = fc.oneof(
  fc.nat().map((seed) => identityNumber(seeded(seed))),
  fc.nat().map((seed) => cardNumber(seeded(seed))),
  fc.nat().map((seed) => mobileNumber(seeded(seed))),
  fc.nat().map((seed) => personName(seeded(seed))),
  fc.constantFrom(...TOWNS.map((town) => `${town}3组12号`)),
  fc.constantFrom(
    '身份证',
    '电话：',
    '户名：区民政局',
    '开户行',
    '监督电话',
    '办公',
    '患有肺癌',
    '，8岁',
    '离异',
    '护照E12345678',
    '闽C12345',
    'a@qq.com',
  ),
  fc.constantFrom(
    '，',
    '。',
    '\n',
    '\r\n',
    ' ',
    '　',
    '-',
    '、',
    '/',
    '*',
    '***',
    '\u200b',
    '𠮷',
    '：',
    '元',
    '第',
    '号',
    'X',
    '1',
    '3号',
    '0595',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
)
const text = fc.array(scrap, { maxLength: 14 }).map((scraps) => scraps.join(''))

test('findings are in order, apart from each other and within the text', () => {
  fc.assert(
    fc.property(text, (given) => {
      let end = 0
      for (const { from, to } of findPersonalData(given)) {
        expect(from).toBeGreaterThanOrEqual(end)
        expect(to).toBeGreaterThan(from)
        end = to
      }
      expect(end).toBeLessThanOrEqual(given.length)
    }),
    { numRuns: 1500 },
  )
})

test('nothing that stops a gate is left in a masked text, and masking again changes nothing', () => {
  fc.assert(
    fc.property(text, (given) => {
      const clean = maskPersonalData(given)
      expect(findPersonalData(clean).filter(({ gravity }) => gravity !== 'note')).toEqual([])
      expect(maskPersonalData(clean)).toBe(clean)
    }),
    { numRuns: 1500 },
  )
})

test('what stands around the findings stays as it is', () => {
  fc.assert(
    fc.property(text, (given) => {
      const findings = findPersonalData(given)
      let rest = masked(given, findings)
      for (const { from, to, masked: instead } of findings.toReversed())
        rest = rest.slice(0, from) + rest.slice(from).replace(instead, () => given.slice(from, to))
      expect(findings.length === 1 ? rest : given).toBe(given)
    }),
    { numRuns: 1000 },
  )
})

test('a number has one key in all its disguises', () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom(...Object.values(DISGUISES)), (seed, dress) => {
      const random = seeded(seed)
      for (const number of [identityNumber(random), mobileNumber(random), cardNumber(random)])
        expect(personalKey(dress(number, random))).toBe(number)
    }),
    { numRuns: 500 },
  )
})

test('a number that the office has listed is not reported, in whichever disguise', () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom(...Object.values(DISGUISES)), (seed, dress) => {
      const random = seeded(seed)
      const number = mobileNumber(random)
      const said = `值班手机：${dress(number, random)}`
      expect(findPersonalData(said)).toHaveLength(1)
      expect(findPersonalData(said, { official: new Set([personalKey(number)]) })).toEqual([])
    }),
    { numRuns: 300 },
  )
})
