import { AppModule } from '@gongkai/server/app/app.module'
import { guardedFields } from '@gongkai/server/district/privacy/guarded'
import { Clock } from '@gongkai/server/platform/clock'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js'
import { getMetadataStorage } from 'class-validator'

type Class = abstract new () => object
interface Checked {
  propertyName: string
  name?: string
}

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'ALL', 'OPTIONS', 'HEAD']
/** The checks of a text; a field of one of these that is chosen from a list (`isIn`) holds a code. */
const TEXT = new Set(['isString', 'maxLength', 'minLength', 'matches', 'isDateString'])

/** Every text that somebody may write into the body of a writing route: `POST /api/x/:id field.within`. */
export const requestTexts = (): string[] => inBodies((body) => textsIn(body))

/** Those of them that GuardWords stops. */
export const guardedTexts = (): string[] => inBodies((body) => guardedFields(body).map(({ path }) => path.join('.')))

function inBodies(fieldsOf: (body: Class) => string[]): string[] {
  const { controllers: own = [], imports: features = [] } = AppModule.on({
    dataSource: createDataSource('sqlite::memory:', [], []),
    clock: new Clock(),
  })
  const controllers = [
    ...own,
    ...features.flatMap((feature) => Reflect.getMetadata('controllers', feature as object)),
  ] as Class[]
  return controllers.flatMap((controller) =>
    Object.getOwnPropertyNames(controller.prototype).flatMap((name) =>
      routesOf(controller, name).flatMap((route) =>
        bodiesOf(controller, name).flatMap((body) => fieldsOf(body).map((field) => `${route} ${field}`)),
      ),
    ),
  )
}

/** The writing routes that a method of a controller serves. */
function routesOf(controller: Class, name: string): string[] {
  const handler = controller.prototype[name as never] as object
  if (name === 'constructor' || !Reflect.hasMetadata('path', handler)) return []
  const method = METHODS[Reflect.getMetadata('method', handler)] ?? '?'
  if (method === 'GET') return []
  const [bases, paths] = [Reflect.getMetadata('path', controller), Reflect.getMetadata('path', handler)].map((path) =>
    [path].flat(),
  ) as [string[], string[]]
  return bases.flatMap((base) =>
    paths.map(
      (path) =>
        `${method} /${[base, path]
          .map((part) => part.replace(/^\/|\/$/g, ''))
          .filter(Boolean)
          .join('/')}`,
    ),
  )
}

/** The classes of its bodies: the keys of Nest's route arguments begin with 3 for a body. */
function bodiesOf(controller: Class, name: string): Class[] {
  const types: unknown[] = Reflect.getMetadata('design:paramtypes', controller.prototype, name) ?? []
  const args: Record<string, { index: number }> = Reflect.getMetadata('__routeArguments__', controller, name) ?? {}
  return Object.entries(args)
    .filter(([key]) => key.startsWith('3:'))
    .map(([, { index }]) => types[index])
    .filter((type): type is Class => typeof type === 'function' && ![Object, String, Buffer].includes(type as never))
}

function textsIn(body: Class, within: readonly Class[] = []): string[] {
  if (within.includes(body)) return []
  const checks = getMetadataStorage().getTargetValidationMetadatas(body, '', false, false) as Checked[]
  const fields = new Map<string, Set<string>>()
  for (const { propertyName, name = '' } of checks)
    fields.set(propertyName, (fields.get(propertyName) ?? new Set()).add(name))
  return [...fields].flatMap(([field, names]) => {
    const inner = defaultMetadataStorage.findTypeMetadata(body, field)?.typeFunction?.() as Class | undefined
    if (inner && ![Number, Boolean, Date].includes(inner as never))
      return textsIn(inner, [...within, body]).map((text) => `${field}.${text}`)
    return [...names].some((check) => TEXT.has(check)) && !names.has('isIn') ? [field] : []
  })
}
