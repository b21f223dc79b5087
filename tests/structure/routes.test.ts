import { AppModule } from '@gongkai/server/app/app.module'
import { Clock } from '@gongkai/server/platform/clock'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import { ACCESS } from '@gongkai/server/platform/http/actor'
import { databases } from '../support/databases'
import { type District, openDistrict } from '../support/district'

const foundations = {
  dataSource: createDataSource('sqlite::memory:', [], []),
  clock: new Clock(),
}
const { controllers: own = [], imports: features = [] } = AppModule.on(foundations)
const controllers = [
  ...own,
  ...features.flatMap((feature) => Reflect.getMetadata('controllers', feature as object)),
] as (abstract new () => object)[]

test('each feature brings its controllers', () => {
  expect(features.length).toBeGreaterThan(20)
  expect(controllers.length).toBeGreaterThan(features.length)
  expect(new Set(controllers).size).toBe(controllers.length)
})

test('every route says who may use it', () => {
  const silent = controllers.flatMap((controller) =>
    Object.getOwnPropertyNames(controller.prototype)
      .filter((name) => name !== 'constructor')
      .map((name) => controller.prototype[name as never] as object)
      .filter((handler) => Reflect.hasMetadata('path', handler))
      .filter((handler) => !Reflect.hasMetadata(ACCESS, handler) && !Reflect.hasMetadata(ACCESS, controller))
      .map((handler) => `${controller.name}.${(handler as { name: string }).name}`),
  )
  expect(silent).toEqual([])
})

test('the only controllers open to everybody are health and the public catalogue', () => {
  const open = controllers.filter(
    (controller) => JSON.stringify(Reflect.getMetadata(ACCESS, controller)) === '{"public":true}',
  )
  expect(open.map(({ name }) => name).sort()).toEqual(['HealthController', 'PublicCatalogueController'])
})

describe.each(databases)('without sign-in on $name', ({ url }) => {
  let district: District
  beforeAll(async () => {
    district = await openDistrict(await url())
  })
  afterAll(() => district.close())

  test('every route of the contract but sign-in, health and the public ones answers 401', async () => {
    const { body } = await district.call<{ paths: Record<string, Record<string, unknown>> }>(
      null,
      'GET',
      '/api/openapi.json',
    )
    const routes = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path: path.replaceAll(/\{\w+\}/g, '1') })),
    )
    expect(routes.length).toBeGreaterThan(20)
    const closed = routes.filter(
      ({ method, path }) =>
        !/^\/api\/(health|ready|public\/)/.test(path) &&
        !(method === 'POST' && /^\/api\/session(\/wechat(\/binding)?)?$/.test(path)),
    )
    for (const { method, path } of closed) {
      expect({ method, path, status: (await district.call(null, method, path)).status }).toEqual({
        method,
        path,
        status: 401,
      })
    }
  })

  test('entries in the making are reached by no public route', async () => {
    const list = await district.call<{ id: number }[]>('east', 'GET', '/api/assignments')
    const id = list.body[0]?.id ?? 0
    await district.call('east', 'POST', `/api/assignments/${id}/entries`, {})
    for (const path of ['/api/public/entries', '/api/public/pilot-domains', '/api/public/editions']) {
      expect(JSON.stringify((await district.call(null, 'GET', path)).body)).toMatch(
        /^(\[\]|\{"total":0,"more":false,"items":\[\],"near":null\})$/,
      )
    }
    expect((await district.call(null, 'GET', '/api/public/entries/1')).status).toBe(404)
  })
})
