import type { FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify'
import type { Parcel, Prepared } from './prepared-answers.js'
import type { PublicCatalogue } from './public-catalogue.js'

/** Sends a prepared answer, compressed as the client accepts; one that still stands costs no body. */
export async function sendPrepared(request: FastifyRequest, reply: FastifyReply, prepared: Prepared): Promise<void> {
  if (stands(request, prepared)) write(reply, 304, { headers: prepared.unchanged, bytes: NOTHING })
  else write(reply, prepared.status, await prepared.pack(accepted(request)))
}

/** Answers what was asked before under the same address at once, past all that a first question goes through. */
export function answerPrepared(catalogue: PublicCatalogue): onRequestHookHandler {
  return (request, reply, next) => {
    const prepared = request.method === 'GET' ? catalogue.prepared(request.url) : undefined
    const parcel = prepared?.parcelFor(accepted(request))
    if (!prepared || !parcel) next()
    else if (stands(request, prepared)) write(reply, 304, { headers: prepared.unchanged, bytes: NOTHING })
    else write(reply, prepared.status, parcel)
  }
}

const NOTHING = Buffer.alloc(0)
const accepted = (request: FastifyRequest) => String(request.headers['accept-encoding'] ?? '')
/** Only what is there can stand unchanged (RFC 9110, 13.2.1). */
const stands = ({ headers }: FastifyRequest, { etag, status }: Prepared) =>
  status === 200 && (headers['if-none-match']?.split(/\s*,\s*/).includes(etag) ?? false)

/** Written as it is: nothing that the app does to other answers is needed. */
function write(reply: FastifyReply, status: number, { headers, bytes }: Parcel): void {
  reply.hijack()
  reply.raw.writeHead(status, headers)
  reply.raw.end(reply.request.method === 'HEAD' ? NOTHING : bytes)
}
