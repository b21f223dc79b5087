import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Logger,
  type ValidationError,
} from '@nestjs/common'
import { outage } from '../database/outage.js'
import { Refused } from './refused.js'

/** Every error leaves as `{refusals: [{code, at, text}]}`. */
@Catch()
export class RefusalFilter implements ExceptionFilter {
  private readonly logger = new Logger('http')

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp()
    const reply = http.getResponse()
    const { status, body } = this.describe(error, http.getRequest().routeOptions?.bodyLimit)
    // A route that answers with a file has named its type already.
    reply.status(status).type('application/json; charset=utf-8').send(body)
  }

  private describe(error: unknown, mostBytes?: number): { status: number; body: object } {
    if (error instanceof Refused) return { status: error.status, body: { ...error.extra, refusals: error.refusals } }
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

function answer(status: number, code: string, text: string) {
  return { status, body: { refusals: [refuse(code, '', text)] } }
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
