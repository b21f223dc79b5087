import { lookup as resolve } from 'node:dns'
import { request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import type { LinkAnswer } from '@gongkai/shared/base/link-answer'
import { VERSION } from '@gongkai/shared/base/version'

/** Limits of trying a link. */
export interface LinkRules {
  /** host:port that the operator lets be reached, though it is within the own network or on another port */ also: readonly string[]
  timeoutMs: number
}
export const LINK_TIMEOUT_MS = 10_000
const MOST_REDIRECTS = 5
const REDIRECTS = [301, 302, 303, 307, 308]

/** Addresses that are nobody’s on the internet: this machine, networks of one’s own, and what leads back into them. */
const PRIVATE = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  PRIVATE.addSubnet(network, bits, 'ipv4')
for (const [network, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 32],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE.addSubnet(network, bits, 'ipv6')

/** No request of the server goes there, whoever wrote the link. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address)
  return family === 0 || PRIVATE.check(address, family === 4 ? 'ipv4' : 'ipv6')
}

/**
 * Tries a link as a program may: HEAD, then GET where HEAD finds nothing; redirects are followed, each under the same rules. Nothing of what
 * is there is read. A name is resolved once for each request, and the request goes to the very address that was looked at.
 */
export async function reachLink(link: string, rules: LinkRules, stopped?: AbortSignal): Promise<LinkAnswer> {
  let url = link
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    let answer = await ask('HEAD', url, rules, stopped)
    if (typeof answer === 'string' ? answer === 'unreachable' : answer.status >= 400)
      answer = await ask('GET', url, rules, stopped)
    if (typeof answer === 'string') return answer
    const { status, location } = answer
    if (!REDIRECTS.includes(status) || !location) return { status, redirected: redirects > 0 }
    if (!URL.canParse(location, url)) return 'unreachable'
    url = new URL(location, url).href
  }
  return 'unreachable'
}

type Asked = { status: number; location: string } | 'timeout' | 'unreachable'

function ask(method: 'HEAD' | 'GET', link: string, rules: LinkRules, stopped?: AbortSignal): Promise<Asked> {
  const url = URL.canParse(link) ? new URL(link) : null
  if (!url || !mayReach(url, rules)) return Promise.resolve('unreachable')
  const isNamed = rules.also.includes(placeOf(url))
  const timeout = AbortSignal.timeout(rules.timeoutMs)
  return new Promise((finish) => {
    let resolved = isIP(hostOf(url)) > 0
    const lookup: LookupFunction = (name, options, done) =>
      resolve(name, { all: true }, (error, found) => {
        resolved = !error
        const addresses = isNamed ? (found ?? []) : (found ?? []).filter(({ address }) => !isPrivateAddress(address))
        const [first] = addresses
        if (error || !first) done(error ?? new Error('no address outside'), '', 4)
        else if (options.all) done(null, addresses)
        else done(null, first.address, first.family)
      })
    const request = (url.protocol === 'https:' ? requestSecure : requestPlain)(
      url,
      {
        method,
        lookup,
        // A connection of its own: none is taken over that was opened to another address.
        agent: false,
        headers: { 'user-agent': `gongkai-link-check/${VERSION}`, accept: '*/*' },
        signal: stopped ? AbortSignal.any([timeout, stopped]) : timeout,
      },
      (response) => {
        finish({ status: response.statusCode ?? 0, location: response.headers.location ?? '' })
        response.destroy()
      },
    )
    // A name that nobody resolved says nothing of the site: the network may be cut off.
    request.on('error', () => finish(timeout.aborted && resolved ? 'timeout' : 'unreachable'))
    request.end()
  })
}

function mayReach(url: URL, { also }: LinkRules): boolean {
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) return false
  if (also.includes(placeOf(url))) return true
  const host = hostOf(url)
  return ['80', '443'].includes(portOf(url)) && (isIP(host) === 0 || !isPrivateAddress(host))
}

const hostOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, '')
const portOf = ({ port, protocol }: URL) => port || (protocol === 'https:' ? '443' : '80')
const placeOf = (url: URL) => `${url.hostname}:${portOf(url)}`
