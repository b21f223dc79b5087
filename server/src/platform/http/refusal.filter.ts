import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import { misunderstood, SERVER_TOO_OLD, VERSION } from '@gongkai/shared/base/version'
import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Logger,
  type ValidationError,
} from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { outage } from '../database/outage.js'
import { DamagedRow } from '../database/stored-json.js'
import { clientBehind } from './client-version.js'
import { Malformed, Refused } from './refused.js'

/** Every error leaves as `{refusals: [{code, at, text}]}`. */
@Catch()
export class RefusalFilter implements ExceptionFilter {
  private readonly logger = new Logger('http')

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp()
    const reply = http.getResponse()
    const { status, body } =
      ofTheVersions(error, http.getRequest()) ?? this.describe(error, http.getRequest().routeOptions?.bodyLimit)
    // A route that answers with a file has named its type already.
    reply.status(status).type('application/json; charset=utf-8').send(body)
  }

  private describe(error: unknown, mostBytes?: number): { status: number; body: object } {
    if (error instanceof Refused) return { status: error.status, body: { ...error.extra, refusals: error.refusals } }
    if (error instanceof DamagedRow) {
      this.logger.error(error.message)
      const text = `服务器上存储的内容有损坏（${error.place}：${error.fault}），请联系管理员修复`
      return answer(500, 'server.damaged', text)
    }
    const status =
      error instanceof HttpException ? error.getStatus() : ((error as { statusCode?: number }).statusCode ?? 500)
    if (status === 404) return answer(404, 'not-found', '没有这个地址')
    if (status === 413) {
      const most = mostBytes ? `超过了 ${mostBytes / 1024 / 1024} MB` : '太大'
      return answer(413, 'request.too-large', `提交的内容${most}，请分成几次`)
    }
    if (status < 500) return answer(status, 'request.malformed', '提交的内容不是有效的 JSON，或格式不对')
    if (!outage.failed(error)) this.logger.error(error instanceof Error ? error.stack : error)
    return answer(500, 'server.fault', '服务器出了差错，您填写的内容没有提交，请稍后再试')
  }
}

/**
 * A misunderstanding between client and server, because one of them is older, in one sentence with a way on: 426 where the client has to be
 * updated; 503 where the server has, so that the client keeps what it sent and sends it again.
 */
function ofTheVersions(error: unknown, request: FastifyRequest): { status: number; body: object } | null {
  const noSuchRoute = error instanceof HttpException && error.getStatus() === 404
  const what = noSuchRoute ? { unknown: true, missing: false } : error instanceof Malformed ? error : null
  const client = what && clientBehind(request)
  const refusal = client && misunderstood(client, VERSION, what)
  return refusal && { status: refusal === SERVER_TOO_OLD ? 503 : 426, body: { refusals: [refusal] } }
}

function answer(status: number, code: string, text: string) {
  return { status, body: { refusals: [refuse(code, '', text)] } }
}

/** class-validator's errors as they are answered. */
export function malformed(errors: ValidationError[]): Malformed {
  const all = (within: ValidationError[]): ValidationError[] =>
    within.flatMap((error) => [error, ...all(error.children ?? [])])
  const faults = all(errors)
  const unknown = faults.some(({ constraints }) => constraints?.whitelistValidation !== undefined)
  const missing = faults.some(({ value, constraints }) => value === undefined && constraints !== undefined)
  return new Malformed(validationRefusals(errors), unknown, missing)
}

/** class-validator's errors, flattened: one refusal for each place. */
export function validationRefusals(errors: ValidationError[], parent = ''): Refusal[] {
  return errors.flatMap((error) => {
    const at = parent ? `${parent}/${error.property}` : error.property
    const own = Object.entries(error.constraints ?? {}).map(([rule, text]) =>
      refuse(
        `request.${rule}`,
        at,
        /[\u4e00-\u9fff]/.test(text) ? text : rule === 'whitelistValidation' ? '没有这一项' : '这一项的格式不对',
      ),
    )
    return [...own, ...validationRefusals(error.children ?? [], at)]
  })
}
