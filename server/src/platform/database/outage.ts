import { Logger } from '@nestjs/common'

/** The drivers' words for a database that is not there, does not answer or has no room. */
const AWAY =
  /ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|EPIPE|PROTOCOL_|ER_SERVER_SHUTDOWN|ER_CON_COUNT|ER_QUERY_TIMEOUT|SQLITE_(FULL|IOERR|CANTOPEN|READONLY)|Pool is closed|closed state|Connection lost/

/** Whether this is the database's absence and not a fault of ours. */
export function isAway(error: unknown): boolean {
  const { code, message, driverError } = error as {
    code?: unknown
    message?: unknown
    driverError?: { code?: unknown }
  }
  return AWAY.test(`${code ?? ''} ${driverError?.code ?? ''} ${message ?? ''}`)
}

/**
 * An outage is one line in the log when it begins and one when it ends, however many ask in vain meanwhile: else it fills the
 * disk with what everybody knows.
 */
export class Outage {
  private readonly logger = new Logger('database')
  private since: number | null = null
  private silenced = 0

  /** Answers whether `error` is the outage's, which then needs no line of its own. */
  failed(error: unknown): boolean {
    if (!isAway(error)) return false
    if (this.since === null) {
      this.since = performance.now()
      this.silenced = 0
      this.logger.error(`the database does not answer: ${error instanceof Error ? error.message : error}`)
    } else this.silenced++
    return true
  }

  /** Something went through. */
  worked(): void {
    if (this.since === null) return
    const seconds = Math.round((performance.now() - this.since) / 1000)
    this.since = null
    this.logger.warn(`the database answers again after ${seconds} s; ${this.silenced} more errors were not written`)
  }
}

/** Of this process, which has one database. */
export const outage = new Outage()
