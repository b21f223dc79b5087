import { foldWithPlaces } from './fold.js'

/** Around a found word, where it is shown (public-catalogue.contract.ts). */
export const MARK = '\u0002'
export const MARK_END = '\u0003'

/** The places of `words` (folded) in a text, as [from, to) of the original; overlapping places become one. */
function placesOf(text: string, words: readonly string[]): [number, number][] {
  const { folded, places } = foldWithPlaces(text)
  const found: [number, number][] = []
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      found.push([places[at] ?? 0, places[at + word.length] ?? text.length])
    }
  }
  found.sort((a, b) => a[0] - b[0])
  const merged: [number, number][] = []
  for (const [from, to] of found) {
    const last = merged.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  return merged
}

/** The text with its found words marked; null when none stands in it. With `length`, only so much around the first one. */
export function markWords(text: string, words: readonly string[], length = Number.POSITIVE_INFINITY): string | null {
  const places = placesOf(text, words)
  const [first] = places
  if (!first) return null
  const start =
    text.length <= length ? 0 : Math.max(0, Math.min(first[0] - Math.floor(length / 4), text.length - length))
  const end = Math.min(text.length, start + length)
  let marked = start > 0 ? '…' : ''
  let at = start
  for (const [from, to] of places) {
    if (from >= end) break
    marked += `${text.slice(at, from)}${MARK}${text.slice(from, Math.min(to, end))}${MARK_END}`
    at = Math.min(to, end)
  }
  return `${marked}${text.slice(at, end)}${end < text.length ? '…' : ''}`
}
