import { fold } from '../../platform/search/fold.js'

const MOST = 8

/** Names of the catalogue that hold what is being typed, those that begin with it first, short ones first. */
export function suggest(names: ReadonlyMap<string, string>, typed: string): string[] {
  const wanted = fold(typed)
  if (!wanted) return []
  const found: { name: string; begins: boolean }[] = []
  for (const [name, folded] of names) {
    const at = folded.indexOf(wanted)
    if (at >= 0) found.push({ name, begins: at === 0 })
  }
  return found
    .sort((a, b) => Number(b.begins) - Number(a.begins) || a.name.length - b.name.length)
    .slice(0, MOST)
    .map(({ name }) => name)
}

/** Names that share the most characters with what was searched for in vain. */
export function nearNames(names: ReadonlyMap<string, string>, q: string): string[] {
  const wanted = new Set(fold(q).replaceAll(' ', ''))
  const shared = (folded: string) => [...wanted].filter((character) => folded.includes(character)).length
  return [...names]
    .map(([name, folded]) => ({ name, score: shared(folded) / Math.max(wanted.size, 2) }))
    .filter(({ score }) => score >= 0.5)
    .sort((a, b) => b.score - a.score || a.name.length - b.name.length)
    .slice(0, MOST)
    .map(({ name }) => name)
}
