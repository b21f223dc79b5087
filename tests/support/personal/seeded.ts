/** Numbers and choices that are the same for the same seed (mulberry32). */
export interface Seeded {
  below: (bound: number) => number
  of: <T>(choices: readonly T[]) => T
  digits: (length: number) => string
}

export function seeded(seed: number): Seeded {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (bound: number) => Math.floor(next() * bound)
  return {
    below,
    of: (choices) => choices[below(choices.length)] as (typeof choices)[number],
    digits: (length) => Array.from({ length }, () => below(10)).join(''),
  }
}
