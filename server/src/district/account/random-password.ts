import { randomInt } from 'node:crypto'

/** Nothing that is mistaken for something else when read out or copied by hand. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password to be handed over once, e.g. `k7mp-x3tq-92rw` (59 bits). */
export function randomPassword(): string {
  const group = () => Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]).join('')
  return [group(), group(), group()].join('-')
}
