import { MOST_FILE_BYTES } from '@gongkai/shared/base/file-size'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** How long a client may take to send what it began, in ms. */
export interface SendingLimits {
  head: number
  body: number
  /** of a file: 20 MB over a village's network */ file: number
  /** how often is looked for those who take longer */ every: number
}
export const SENDING_LIMITS: SendingLimits = { head: 15_000, body: 60_000, file: 20 * 60_000, every: 5000 }

/** Node's own limits, for the head of a request and, at the latest, for all of it. */
export const serverLimits = ({ head, file, every }: SendingLimits) => ({
  requestTimeout: file,
  http: { headersTimeout: head, connectionsCheckingInterval: every },
})

/**
 * Cuts off who sends half a body: each holds memory, and holds up the server's end. A form is small; only the routes that
 * take whole files are patient.
 */
export function cutHalfRequests(instance: FastifyInstance, { body }: SendingLimits): void {
  instance.addHook('onRequest', async (request: FastifyRequest) => {
    const { raw } = request
    const sends = raw.headers['transfer-encoding'] !== undefined || Number(raw.headers['content-length'] ?? 0) > 0
    if (!sends || request.routeOptions.bodyLimit === MOST_FILE_BYTES) return
    const timer = setTimeout(() => raw.destroy(), body).unref()
    raw.once('end', () => clearTimeout(timer))
    raw.once('close', () => clearTimeout(timer))
  })
}

/** Once `closing` says so, a request on a standing connection is the last one answered there. */
export function turnAwayWhen(instance: FastifyInstance, closing: () => boolean): void {
  instance.addHook('onRequest', async (request, reply) => {
    if (!closing()) return
    reply.header('connection', 'close')
    if (request.url.startsWith('/api/ready') || request.url.startsWith('/api/health')) return
    return reply
      .status(503)
      .header('retry-after', '10')
      .send({
        refusals: [{ code: 'server.closing', at: '', text: '服务正在重新启动，请稍后再试，您填写的内容没有丢失' }],
      })
  })
  instance.addHook('onSend', async (_request, reply) => {
    if (closing()) reply.header('connection', 'close')
  })
}
