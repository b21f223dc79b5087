import { refuse } from '@gongkai/shared/base/refusal'
import type { FastifyRequest } from 'fastify'
import { Refused } from './refused.js'

/** So that a QR code of it stays coarse enough for a notice board. */
const MOST_CHARACTERS = 100

/** An address of the product as it is written into others: http or https, no trailing slash; null for anything else. */
export function publicUrlOf(text: string): string | null {
  if (!URL.canParse(text)) return null
  const { protocol, username, password, search, hash, href } = new URL(text)
  const plain = /^https?:$/.test(protocol) && !username && !password && !search && !hash && !/[?#]/.test(text)
  const written = href.replace(/\/+$/, '')
  return plain && written.length <= MOST_CHARACTERS ? written : null
}

/** The address at which people reach the product. */
export class PublicUrl {
  /** @param set GONGKAI_PUBLIC_URL, null where it is not set */
  constructor(private readonly set: string | null) {}

  /** As set, else as the asker itself reached it. */
  of({ protocol, host }: FastifyRequest): string {
    if (this.set) return this.set
    // The asker writes the Host header: only what is a host and nothing else may go into an address.
    const reached = /^([a-z\d.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i.test(host) ? publicUrlOf(`${protocol}://${host}`) : null
    if (!reached) throw new Refused(400, [refuse('request.host', '', '访问地址不对，请从平台公布的网址打开后再试')])
    return reached
  }
}
