import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppModule } from '@gongkai/server/app/app.module'
import { Clock } from '@gongkai/server/platform/clock'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import { databases } from '../support/databases'
import { type District, openDistrict } from '../support/district'

/** The libraries that take foreign files apart; each may cost as much as the file's author likes unless it is bounded. */
const PARSERS =
  /from '(?:yauzl|jszip|adm-zip|unzipper|papaparse|htmlparser2|mammoth|xlsx|officeparser|word-extractor|unpdf|sax|fast-xml-parser|sharp|@cantoo\/pdf-lib|@hyzyla\/pdfium|node:zlib)'/
const root = join(__dirname, '../../server/src')
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
const textOf = (name: string) => readFileSync(join(root, name), 'utf8')

test('nothing but the bounded readers takes files apart', () => {
  const BOUNDED = ['exchange/import/read/', 'platform/files/package/', 'platform/files/clean/']
  const outside = sources.filter(
    (name) => PARSERS.test(textOf(name)) && !BOUNDED.some((folder) => name.startsWith(folder)),
  )
  // A copy is the operator's own file, read by a command and checked by its digest.
  // The division codes come with the product.
  const own = ['app/backup/write-part.ts', 'app/setup/divisions.ts']
  const taken = outside.filter((name) => !own.includes(name))
  // The other files write zips and compressed answers, and read none.
  const writers = taken.filter((name) => !/inflate|gunzip|brotliDecompress|unzip/i.test(textOf(name)))
  expect(taken).toEqual(writers)
  const loading = sources.filter((name) => /\.xlsx\s*\.(?:load|read|readFile)\(|WorkbookReader/.test(textOf(name)))
  expect(loading).toEqual([])
})

test('whoever takes a file, or a long text, hands it to that reader, in its unit’s turn', () => {
  const foundations = {
    dataSource: createDataSource('sqlite::memory:', [], []),
    clock: new Clock(),
  }
  const { imports: features = [] } = AppModule.on(foundations)
  const controllers = features.flatMap((feature) =>
    Reflect.getMetadata('controllers', feature as object),
  ) as (abstract new () => object)[]
  /** A body that is no form is a file: its parameter has no class of fields. */
  const taking = controllers.flatMap((controller) =>
    Object.getOwnPropertyNames(controller.prototype)
      .filter((name) => name !== 'constructor')
      .flatMap((name) => {
        const handler = controller.prototype[name as never] as object
        const types: unknown[] = Reflect.getMetadata('design:paramtypes', controller.prototype, name) ?? []
        const args: Record<string, { index: number }> =
          Reflect.getMetadata('__routeArguments__', controller, name) ?? {}
        const bodies = Object.entries(args).filter(([key]) => key.startsWith('3:'))
        const plain = bodies.some(([, { index }]) =>
          [Object, Buffer, String, undefined].includes(types[index] as never),
        )
        return plain && Reflect.hasMetadata('path', handler) ? [`${controller.name}.${name}`] : []
      }),
  )
  expect(taking.sort()).toEqual([
    'AccountListController.preview',
    'DisclosureFileController.file',
    'ImportController.file',
  ])
  for (const reader of [
    'exchange/account-list/read-account-file.ts',
    'exchange/import/read-imports.ts',
    'platform/files/clean/clean-file.ts',
  ])
    expect(textOf(reader)).toContain('inTurn(')
})

describe.each(databases)('files where none is asked for, on $name', ({ url }) => {
  let district: District
  beforeAll(async () => {
    district = await openDistrict(await url())
  })
  afterAll(() => district.close())

  test('no other route takes one', async () => {
    const { body } = await district.call<{ paths: Record<string, Record<string, unknown>> }>(
      null,
      'GET',
      '/api/openapi.json',
    )
    const zip = Buffer.from('PK\x03\x04 and so on', 'latin1')
    const routes = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods)
        .filter((method) => ['post', 'put', 'patch'].includes(method))
        .map((method) => ({ method: method.toUpperCase(), path: path.replaceAll(/\{\w+\}/g, '999999') })),
    )
    expect(routes.length).toBeGreaterThan(60)
    // A route that needs no body takes no notice of one.
    const odd: string[] = []
    for (const { method, path } of routes) {
      if (/^\/api\/(imports|accounts\/list|disclosure\/files)$/.test(path)) continue
      const { status } = await district.call('office', method, path, zip)
      if (status >= 500) odd.push(`${method} ${path}: ${status}`)
    }
    expect(odd).toEqual([])
  })
})
