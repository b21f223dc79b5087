import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Prepared } from './prepared-answers.js'

const JSON_TYPE = 'application/json; charset=utf-8'

/**
 * Sends a prepared answer, compressed as the client accepts. A client may keep it but asks each time whether it still stands: a new
 * edition is seen at once, and an unchanged answer costs no body.
 */
export async function sendPrepared(request: FastifyRequest, reply: FastifyReply, prepared: Prepared): Promise<void> {
  const { headers } = request
  reply.header('cache-control', 'public, no-cache').header('etag', prepared.etag).header('vary', 'accept-encoding')
  if (headers['if-none-match']?.split(/\s*,\s*/).includes(prepared.etag)) {
    reply.status(304).send()
    return
  }
  const encoding = prepared.encodingFor(String(headers['accept-encoding'] ?? ''))
  if (!encoding) {
    reply.type(JSON_TYPE).send(prepared.bytes)
    return
  }
  const bytes = await prepared.encodedAs(encoding)
  reply.type(JSON_TYPE).header('content-encoding', encoding).send(bytes)
}
