import { ReadImports } from '@gongkai/server/exchange/import/read-imports'
import type { ImportKind } from '@gongkai/shared/base/words/import-kinds'
import type { ImportRowPage, ImportRowView, ImportView } from '@gongkai/shared/exchange/import/import.contract'
import { done } from './acting'
import { type Answer, type District } from './district'

/** A table as it is copied from a spreadsheet. */
export const copied = (...rows: readonly (readonly string[])[]) => rows.map((cells) => cells.join('\t')).join('\n')

/** One person's imports, through the API. */
export function importer(district: District, account: string) {
  const call = <Body>(method: string, path: string, payload?: unknown): Promise<Answer<Body>> =>
    district.call<Body>(account, method, `/api/imports${path}`, payload)
  const read = async (view: ImportView): Promise<ImportView> => {
    for (let attempt = 0; attempt < 2400; attempt++) {
      const now = done(await call<ImportView>('GET', `/${view.id}`))
      if (now.state !== 'reading') return now
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    throw new Error(`import ${view.id} is not read in 60 s`)
  }
  return {
    call,
    read,
    file: (kind: ImportKind | string, bytes: Buffer, name = '目录.csv', more = '') =>
      call<ImportView>('POST', `?kind=${kind}&name=${encodeURIComponent(name)}${more}`, bytes),
    pasted: (kind: ImportKind, text: string, more: object = {}) =>
      call<ImportView>('POST', '/pasted', { kind, text, ...more }),
    /** pasted, and read to the end */
    async bring(kind: ImportKind, text: string, more: object = {}) {
      return read(done(await this.pasted(kind, text, more)))
    },
    view: async (id: number) => done(await call<ImportView>('GET', `/${id}`)),
    page: async (id: number, query = '') => done(await call<ImportRowPage>('GET', `/${id}/rows${query}`)),
    rows: async (id: number, only = 'rows') => done(await call<ImportRowPage>('GET', `/${id}/rows?only=${only}`)).items,
    edit: (id: number, row: Pick<ImportRowView, 'id' | 'version'>, change: object) =>
      call<ImportRowView>('PUT', `/${id}/rows/${row.id}`, { version: row.version, ...change }),
    choose: (id: number, choice: object) => call<ImportView>('PUT', `/${id}/choice`, choice),
    /** upon the newest version, unless another is said */
    async apply(id: number, version?: number) {
      return call<ImportView>('POST', `/${id}/application`, { version: version ?? (await this.view(id)).version })
    },
    async undo(id: number, version?: number) {
      return call<ImportView>('POST', `/${id}/undo`, { version: version ?? (await this.view(id)).version })
    },
    async remove(id: number, version?: number) {
      return call('DELETE', `/${id}?version=${version ?? (await this.view(id)).version}`)
    },
  }
}

export const readImports = (district: District) => district.app.get(ReadImports)
