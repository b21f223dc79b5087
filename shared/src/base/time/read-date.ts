import { addDays, isLocalDate, type LocalDate } from './local-date.js'

/** Excel counts days from here; its files know no day before 2000 that matters to us, and none after 2099. */
const SERIAL_ZERO = '1899-12-30'
const FIRST_SERIAL = 36_526
const LAST_SERIAL = 73_050
/** A serial with or without the time of day. */
const SERIAL = /^\d{5}(?:\.\d+)?$/
const WHOLE = /^(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})(?:日|号)?$/
const PACKED = /^(\d{4})(\d{2})(\d{2})$/
const WITHOUT_YEAR = /^(\d{1,2})(?:月|[-/.])(\d{1,2})(?:日|号)?$/
/** 9/3/26, 03-09-2026, 26年9月3日: which number is what, nobody can tell. */
const YEAR_ELSEWHERE = /^\d{1,2}(?:年|[-/.])\d{1,2}(?:月|[-/.])\d{1,4}(?:日|号)?$/

export interface ReadDate {
  /** '' where it is none, or not certain */ date: LocalDate | ''
  /** why it is not certain, as a question; '' for a certain one and for an empty cell */ fault: string
}

/**
 * A date as people and spreadsheets write it: 2026年9月3日, 2026/9/3, 2026.9.3, 20260903, a spreadsheet's serial number, with or without the time
 * of day. One without its year is asked about and never guessed.
 */
export function readDate(written: string): ReadDate {
  const text = written.normalize('NFKC').trim()
  if (text === '') return { date: '', fault: '' }
  if (SERIAL.test(text)) return ofSerial(Number(text), written)
  const plain = withoutTime(text).replaceAll(/\s+/g, '')
  const [, year = '', month = '', day = ''] = WHOLE.exec(plain) ?? PACKED.exec(plain) ?? []
  const date = year ? dateOf(year, month, day) : ''
  if (date) return { date, fault: '' }
  if (year) return { date: '', fault: `没有“${written}”这一天，请核对` }
  if (WITHOUT_YEAR.test(plain)) return { date: '', fault: `“${written}”没有写年份，请写全，如 2026年9月3日` }
  if (YEAR_ELSEWHERE.test(plain))
    return { date: '', fault: `“${written}”看不出哪个是年、月、日，请写成 2026年9月3日这样` }
  return { date: '', fault: `“${written}”不是一个日期，请写成 2026年9月3日这样` }
}

function withoutTime(text: string): string {
  const [, day = text] = /^(\d{4}\D\d{1,2}\D\d{1,2}(?:日|号)?)(?:T|\s).*\d{1,2}[:时]/i.exec(text) ?? []
  return day === text ? text.replace(/^(\d.*(?:日|号))\s*\d{1,2}[:时].*$/, '$1') : day
}

function ofSerial(serial: number, written: string): ReadDate {
  const days = Math.floor(serial)
  if (days < FIRST_SERIAL || days > LAST_SERIAL) return { date: '', fault: `“${written}”不是一个日期，请核对` }
  return { date: addDays(SERIAL_ZERO, days), fault: '' }
}

function dateOf(year: string, month: string, day: string): LocalDate | '' {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isLocalDate(date) ? date : ''
}
