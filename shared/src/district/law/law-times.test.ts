import { lawStatusOn } from './law-times.js'

describe('效力 of a law on a day', () => {
  const known = { repealed: false, effectiveFrom: '2021-01-01', endedOn: '2026-08-15' }
  it.each([
    [known, '2020-12-31', 'upcoming'],
    [known, '2021-01-01', 'effective'],
    [known, '2026-08-14', 'effective'],
    [known, '2026-08-15', 'repealed'],
    [{ repealed: true, effectiveFrom: null, endedOn: null }, '2020-01-01', 'repealed'],
    [{ repealed: true, effectiveFrom: null, endedOn: '2021-01-01' }, '2020-01-01', 'effective'],
    [{ repealed: false, effectiveFrom: null, endedOn: null }, '1999-01-01', 'effective'],
  ] as const)('%j on %s: %s', (law, day, status) => {
    expect(lawStatusOn(law, day)).toBe(status)
  })
})
