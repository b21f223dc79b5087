import type { Server } from 'node:http'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'

/** How long requests that were taken may go on, and how long everything may take, in ms. */
export interface Patience {
  requests: number
  all: number
}
const PATIENCE: Patience = { requests: 4000, all: 9000 }

/**
 * Ends the server in order and in time, whatever its clients do: nobody new is let in, requests under way are finished, a client that still
 * sends or receives after a while is cut off, then the background stops. Work that is cut short is taken up at the next start: every act is
 * one transaction.
 * @param last what is closed after the application, e.g. the database
 */
export async function closeInTime(
  app: NestFastifyApplication,
  last: () => Promise<unknown>,
  { requests, all }: Patience = PATIENCE,
): Promise<void> {
  const server = app.getHttpServer() as Server
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve())
  })
  server.closeIdleConnections()
  await Promise.race([closed, pause(requests)])
  server.closeAllConnections()
  const rest = async () => {
    await app.close()
    await last()
  }
  await Promise.race([rest(), pause(all - requests)])
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
