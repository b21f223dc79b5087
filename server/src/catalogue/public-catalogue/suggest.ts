import { breathe } from '../../platform/breathe.js'
import { fold } from '../../platform/search/fold.js'
import type { Catalogue } from './catalogue.js'
import type { DisclosedTitles } from './disclosed-titles.js'

const MOST = 8
/** Names looked at before others have their turn. */
const LOOKED_AT_ONCE = 2000

/** Names that hold what is being typed, those that begin with it first, short ones first; then titles of publications. */
export async function suggest(catalogue: Catalogue, titles: DisclosedTitles, typed: string): Promise<string[]> {
  const wanted = fold(typed)
  if (!wanted) return []
  const names = await best(catalogue.names, (folded) => {
    const at = folded.indexOf(wanted)
    return at < 0 ? 0 : at === 0 ? 2 : 1
  })
  const published = await titles.suggest(typed, catalogue, MOST - names.length)
  return [...new Set([...names, ...published])]
}

/** Names that share the most characters with what was searched for in vain. */
export async function nearNames(names: ReadonlyMap<string, string>, q: string): Promise<string[]> {
  const wanted = [...new Set(fold(q).replaceAll(' ', ''))]
  const all = Math.max(wanted.length, 2)
  return best(names, (folded) => {
    // A name that is too short to hold half of them is not looked into.
    if (folded.length * 2 < all) return 0
    const score = wanted.filter((character) => folded.includes(character)).length / all
    return score < 0.5 ? 0 : score
  })
}

interface Scored {
  name: string
  score: number
}

/** The names of the highest scores, of two equal ones the shorter, in pieces: there may be as many as entries. Nothing scores 0. */
async function best(names: ReadonlyMap<string, string>, scoreOf: (folded: string) => number): Promise<string[]> {
  const found: Scored[] = []
  let looked = 0
  for (const [name, folded] of names) {
    if (++looked % LOOKED_AT_ONCE === 0) await breathe()
    const score = scoreOf(folded)
    if (score === 0) continue
    const last = found.at(-1)
    if (found.length === MOST && last && !isBetter({ name, score }, last)) continue
    const behind = found.findIndex((held) => isBetter({ name, score }, held))
    found.splice(behind < 0 ? found.length : behind, 0, { name, score })
    found.length = Math.min(found.length, MOST)
  }
  return found.map(({ name }) => name)
}

const isBetter = (a: Scored, b: Scored): boolean =>
  a.score > b.score || (a.score === b.score && a.name.length < b.name.length)
