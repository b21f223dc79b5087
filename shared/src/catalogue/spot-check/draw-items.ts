/**
 * The items of a spot check (随机抽查): a pure function of the seed, the numbers of all items that could be drawn, and how many are asked
 * for, so that everybody can draw them again. The numbers are sorted by their code units; the first `count` places of a Fisher–Yates
 * shuffle are drawn by the numbers of sfc32, seeded by cyrb128 of the seed, 12 of them thrown away. Each place is unbiased: numbers of the
 * last, incomplete run are drawn anew.
 */
export function drawItems(seed: string, publicNumbers: readonly string[], count: number): string[] {
  const pool = sortedNumbers(publicNumbers)
  const next = sfc32(cyrb128(seed))
  const drawn = Math.min(count, pool.length)
  for (let place = 0; place < drawn; place++) {
    const other = place + below(next, pool.length - place)
    const [here, there] = [pool[place] as string, pool[other] as string]
    pool[place] = there
    pool[other] = here
  }
  return pool.slice(0, drawn)
}

/** Each number once, in an order that no language or machine changes. */
export function sortedNumbers(publicNumbers: readonly string[]): string[] {
  return [...new Set(publicNumbers)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
}

const RANGE = 2 ** 32

function below(next: () => number, bound: number): number {
  const whole = RANGE - (RANGE % bound)
  let value = next()
  while (value >= whole) value = next()
  return value % bound
}

type Words = [number, number, number, number]

/** Four words of 32 bits from a text. */
function cyrb128(text: string): Words {
  let [a, b, c, d]: Words = [1779033703, 3144134277, 1013904242, 2773480762]
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    a = b ^ Math.imul(a ^ unit, 597399067)
    b = c ^ Math.imul(b ^ unit, 2869860233)
    c = d ^ Math.imul(c ^ unit, 951274213)
    d = a ^ Math.imul(d ^ unit, 2716044179)
  }
  a = Math.imul(c ^ (a >>> 18), 597399067)
  b = Math.imul(d ^ (b >>> 22), 2869860233)
  c = Math.imul(a ^ (c >>> 17), 951274213)
  d = Math.imul(b ^ (d >>> 19), 2716044179)
  a ^= b ^ c ^ d
  return [a >>> 0, (b ^ a) >>> 0, (c ^ a) >>> 0, (d ^ a) >>> 0]
}

const THROWN_AWAY = 12

function sfc32([one, two, three, four]: Words): () => number {
  let [a, b, c, d] = [one | 0, two | 0, three | 0, four | 0]
  const next = () => {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return sum >>> 0
  }
  for (let thrown = 0; thrown < THROWN_AWAY; thrown++) next()
  return next
}
