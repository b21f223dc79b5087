import { addDays, type LocalDate } from '../../base/time/local-date.js'

/** A quarter as it is stored, e.g. 2026Q3: it sorts by time. */
export type Quarter = string

export function quarterOf(date: LocalDate): Quarter {
  return `${date.slice(0, 4)}Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`
}

export const isQuarter = (text: string): boolean => /^\d{4}Q[1-4]$/.test(text)

export function quarterStart(quarter: Quarter): LocalDate {
  return `${quarter.slice(0, 4)}-${String((Number(quarter.slice(5)) - 1) * 3 + 1).padStart(2, '0')}-01`
}

export function quarterEnd(quarter: Quarter): LocalDate {
  return addDays(quarterStart(quarterAfter(quarter)), -1)
}

export function quarterAfter(quarter: Quarter): Quarter {
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(5))]
  return number === 4 ? `${year + 1}Q1` : `${quarter.slice(0, 4)}Q${number + 1}`
}

/** 2026Q3 → 2026年第三季度 */
export function quarterName(quarter: Quarter): string {
  return `${quarter.slice(0, 4)}年第${'一二三四'[Number(quarter.slice(5)) - 1]}季度`
}
