import { isLocalDate, type LocalDate } from '../../base/time/local-date.js'

export const MOST_PASTED_LINES = 200

/** A line copied from a site: title, link and date, in any order. */
export interface PastedLine {
  /** its number in the text, from 1 */ line: number
  title: string
  url: string
  /** found in the line, else in the address; '' where neither names a day */ publishedOn: string
}

const URL_IN_LINE = /https?:\/\/[^\s<>"'，。；）】》]+/i
/** Phones before iOS 16.4 know no lookbehind: the sign before a day is looked at by `daysIn`. */
const DAY = /(20\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?:\s*日)?(?!\d)/g
/** t20261120_1.html, /202611/20/, /2026/1120/ */
const DAY_IN_ADDRESS = /(20\d{2})[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?!\d)/g
const AROUND = /^[\s·•●○■□◆▪►>*\-—–|、,，.．:：]+|[\s·•|\-—–:：,，]+$/g
const LIST_NUMBER = /^(?:[（(]?\d{1,3}[）)]|\d{1,3}[.、．](?!\d))\s*/
const EMPTY_BRACKETS = /[[【（(〔]\s*[\]】）)〕]/g

/** Lines copied from a site; a link or a date on a line of its own belongs to the title above it. */
export function readPastedLines(text: string): PastedLine[] {
  const found: PastedLine[] = []
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const read = readLine(raw, index + 1)
    const last = found.at(-1)
    if (read.title) found.push(read)
    else if (last && ((read.url && !last.url) || (read.publishedOn && !last.publishedOn))) {
      last.url ||= read.url
      last.publishedOn ||= read.publishedOn
    } else if (read.url) found.push(read)
  }
  for (const line of found) line.publishedOn ||= dayIn(line.url, DAY) || dayIn(line.url, DAY_IN_ADDRESS)
  return found
}

function readLine(raw: string, line: number): PastedLine {
  const text = raw.normalize('NFKC').replaceAll(/[\t\u3000\u00a0]/g, ' ')
  const url = URL_IN_LINE.exec(raw)?.[0] ?? ''
  const without = url ? text.replace(URL_IN_LINE, ' ') : text
  const publishedOn = lastDay(without)
  const day = publishedOn.match && without.lastIndexOf(publishedOn.match)
  const rest =
    typeof day === 'number' ? `${without.slice(0, day)} ${without.slice(day + publishedOn.match.length)}` : without
  const title = rest
    .replace(EMPTY_BRACKETS, ' ')
    .replace(AROUND, '')
    .replace(LIST_NUMBER, '')
    .replaceAll(/\s+/g, ' ')
    .replace(AROUND, '')
  return { line, title, url, publishedOn: publishedOn.date }
}

/** The date at the end of a line is that of publishing; one within a title (截至2026年6月30日) only where there is no other. */
function lastDay(text: string): { date: LocalDate | ''; match: string } {
  const last = daysIn(text, DAY).at(-1)
  const date = last ? dateOf(last) : ''
  return date && last ? { date, match: last[0] } : { date: '', match: '' }
}

function dayIn(text: string, pattern: RegExp): LocalDate | '' {
  const [first] = daysIn(text, pattern)
  return first ? dateOf(first) : ''
}

/** Days in a text; none within a longer number. */
const daysIn = (text: string, pattern: RegExp): RegExpMatchArray[] =>
  [...text.matchAll(pattern)].filter(({ index = 0 }) => !/\d/.test(text.charAt(index - 1)))

function dateOf([, year = '', month = '', day = '']: RegExpMatchArray): LocalDate | '' {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isLocalDate(date) ? date : ''
}

/** An item that a title may belong to. */
export interface Proposable {
  publicNumber: string
  name: string
  content: string
}
const MOST_PROPOSED = 3
const LEAST_LIKE = 0.3

/** Items whose names (and, for less, contents) share most with a title, the best first; none where nothing is alike. */
export function proposeItems<Item extends Proposable>(title: string, items: readonly Item[]): Item[] {
  const words = pairs(title)
  if (words.size === 0) return []
  return items
    .map((item) => ({ item, like: share(pairs(item.name), words) + 0.5 * share(words, pairs(item.content)) }))
    .filter(({ like }) => like >= LEAST_LIKE)
    .sort((a, b) => b.like - a.like)
    .slice(0, MOST_PROPOSED)
    .map(({ item }) => item)
}

/** The part of `some` that is among `all`. */
function share(some: ReadonlySet<string>, all: ReadonlySet<string>): number {
  let found = 0
  for (const pair of some) if (all.has(pair)) found++
  return some.size > 0 ? found / some.size : 0
}

function pairs(text: string): Set<string> {
  const letters = [...text.normalize('NFKC').toLowerCase()].filter((sign) => /[\p{L}\p{N}]/u.test(sign))
  return new Set(letters.slice(1).map((sign, index) => `${letters[index]}${sign}`))
}
