import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common'
import { DataSource } from 'typeorm'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { type GuardedField, guardedFields } from './guarded.js'
import { type GuardedText, PrivacyGuard } from './privacy-guard.js'

/** Longer texts are no words of anybody: the request's own check refuses them. */
const LONGEST = 20_000

/** Refuses a request whose words (`@Guarded`) hold personal data, before anything is done; at most two statements, none where nothing is found. */
@Injectable()
export class GuardWords implements NestInterceptor {
  private readonly known = new Map<object, GuardedField[]>()

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(PrivacyGuard) private readonly guard: PrivacyGuard,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler) {
    const fields = this.fieldsOf(context)
    const { actor, body } = context.switchToHttp().getRequest<{ actor?: SignedIn; body?: unknown }>()
    if (actor && fields.length > 0) {
      const texts = fields.flatMap(({ path, name }) => textsAt(body, path, name))
      ensure(await this.guard.refusals(this.dataSource.manager, actor.organisationCode, texts))
    }
    return next.handle()
  }

  /** The guarded texts of the route's body; route arguments whose key begins with 3 are bodies. */
  private fieldsOf(context: ExecutionContext): GuardedField[] {
    const handler = context.getHandler()
    const held = this.known.get(handler)
    if (held) return held
    const controller = context.getClass()
    const types: unknown[] = Reflect.getMetadata('design:paramtypes', controller.prototype, handler.name) ?? []
    const args: Record<string, { index: number }> =
      Reflect.getMetadata('__routeArguments__', controller, handler.name) ?? {}
    const fields = Object.entries(args)
      .filter(([key]) => key.startsWith('3:'))
      .map(([, { index }]) => types[index])
      .filter((type): type is abstract new () => object => typeof type === 'function')
      .flatMap(guardedFields)
    this.known.set(handler, fields)
    return fields
  }
}

/** The texts at a path of a body that nothing has checked yet. */
function textsAt(value: unknown, path: readonly string[], name: string, at = ''): GuardedText[] {
  if (Array.isArray(value))
    return value.flatMap((inner, index) => textsAt(inner, path, `${name}（第${index + 1}条）`, `${at}/${index}`))
  const [first, ...rest] = path
  if (first !== undefined)
    return value && typeof value === 'object' && Object.hasOwn(value, first)
      ? textsAt((value as Record<string, unknown>)[first], rest, name, `${at}/${first}`)
      : []
  if (typeof value !== 'string' || value.length > LONGEST) return []
  return [{ at: at.slice(1), name, text: value, head: name.replace(/（.*/, '') }]
}
