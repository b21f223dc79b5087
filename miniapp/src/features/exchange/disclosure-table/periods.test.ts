import { ledgerPeriods } from './periods'

test('quarters from the running one back over the turn of the year, then years', () => {
  expect(ledgerPeriods('2026-02-03').map(({ code }) => code)).toEqual([
    ...['2026Q1', '2025Q4', '2025Q3', '2025Q2', '2025Q1', '2024Q4'],
    ...['2026', '2025'],
  ])
  expect(ledgerPeriods('2026-02-03')[0]?.name).toBe('2026年第一季度')
})
