import { refuse } from '@gongkai/shared/base/refusal'
import { Refused } from './refused.js'

/** Lists and objects within each other: no form of ours has more than six. */
const MOST_DEPTH = 32
/** Values in one body: the longest lists, of entries to order, are far shorter. */
const MOST_VALUES = 200_000

const QUOTE = '"'.charCodeAt(0)
const BACKSLASH = '\\'.charCodeAt(0)
const COMMA = ','.charCodeAt(0)
const OPEN = ['['.charCodeAt(0), '{'.charCodeAt(0)]
const CLOSE = [']'.charCodeAt(0), '}'.charCodeAt(0)]

/**
 * The reason why a body is not taken apart, null where it may be: JSON nested thousands of times, or with millions of values, costs many
 * times its own size, and the stack of the code that walks through it. Texts are jumped over.
 */
export function jsonFault(body: Buffer): Refused | null {
  let depth = 0
  let values = 0
  for (let at = 0; at < body.length; at++) {
    const byte = body[at] as number
    if (byte === QUOTE) {
      at = endOfText(body, at)
      if (at < 0) return null // broken, as the parser will say
    } else if (OPEN.includes(byte)) {
      values++
      if (++depth > MOST_DEPTH)
        return new Refused(400, [refuse('request.deep', '', `提交的内容层层嵌套超过 ${MOST_DEPTH} 层，没有读取`)])
    } else if (CLOSE.includes(byte)) depth--
    else if (byte === COMMA) values++
    if (values > MOST_VALUES)
      return new Refused(400, [refuse('request.many', '', `提交的内容超过 ${MOST_VALUES / 10_000} 万项，请分成几次`)])
  }
  return null
}

/** The end of the text that begins at a quotation mark; -1 where it has no end. */
function endOfText(body: Buffer, start: number): number {
  for (let at = body.indexOf(QUOTE, start + 1); at >= 0; at = body.indexOf(QUOTE, at + 1)) {
    let escapes = 0
    while (body[at - 1 - escapes] === BACKSLASH) escapes++
    if (escapes % 2 === 0) return at
  }
  return -1
}
