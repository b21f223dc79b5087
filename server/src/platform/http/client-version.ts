import { refuse } from '@gongkai/shared/base/refusal'
import {
  CLIENT_HEADER,
  type Client,
  clientOf,
  decideClient,
  SERVER_HEADER,
  VERSION,
} from '@gongkai/shared/base/version'
import type { FastifyRequest, onRequestHookHandler } from 'fastify'

type Asked = Pick<FastifyRequest, 'headers'>
const one = (header: string | string[] | undefined) => (Array.isArray(header) ? header.join() : header)

/** The product's own client that asks; null for another system. */
export function clientBehind({ headers }: Asked): Client | null {
  const client = clientOf(one(headers[CLIENT_HEADER]), headers.referer)
  return client === 'malformed' ? null : client
}

const MALFORMED = refuse('client.version', '', '请求里的客户端版本写法不对，应如 weapp/0.2.0 或 h5/0.2.0')

/**
 * Ahead of all that the API answers: says the server's version, and sends away (426) a client older than it works with. The
 * pages themselves are served to everybody, since a browser gets its new client from there.
 *
 * @param oldest version of the oldest client
 */
export function knowClient(oldest: string): onRequestHookHandler {
  return (request, reply, next) => {
    if (!request.url.startsWith('/api/')) return next()
    reply.header(SERVER_HEADER, VERSION)
    const client = clientOf(one(request.headers[CLIENT_HEADER]), request.headers.referer)
    if (client === 'malformed') return void reply.status(400).send({ refusals: [MALFORMED] })
    const refusals = client ? decideClient(client, oldest) : []
    if (refusals.length > 0) return void reply.status(426).send({ refusals })
    next()
  }
}
