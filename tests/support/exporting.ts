import { setTimeout as pause } from 'node:timers/promises'
import type { ExportRequest, ExportView } from '@gongkai/shared/exchange/export/export.contract'
import { done } from './acting'
import type { District } from './district'

/** Somebody who asks for documents. */
export function exporter(district: District, account: string | null) {
  const ask = (request: Partial<ExportRequest>) => district.call<ExportView>(account, 'POST', '/api/exports', request)
  const read = (id: number) => district.call<ExportView>(account, 'GET', `/api/exports/${id}`)
  /** Until it is made, or given up. */
  const settled = async (id: number) => {
    for (let looks = 0; looks < 1200; looks++) {
      const view = done(await read(id))
      if (view.state !== 'waiting' && view.state !== 'making') return view
      await pause(50)
    }
    throw new Error(`export ${id} is not ready`)
  }
  const file = async (id: number) => {
    const token = account ? await district.tokenOf(account) : ''
    return district.app.inject({
      method: 'GET',
      url: `/api/exports/${id}/file`,
      headers: account ? { authorization: `Bearer ${token}` } : {},
    })
  }
  return {
    ask,
    read,
    settled,
    file,
    list: () => district.call<ExportView[]>(account, 'GET', '/api/exports'),
    remove: (id: number) => district.call<null>(account, 'DELETE', `/api/exports/${id}`),
    /** Asked for, made and fetched. */
    async made(request: Partial<ExportRequest>) {
      const view = await settled(done(await ask(request)).id)
      if (view.state !== 'ready') throw new Error(`${view.state}: ${JSON.stringify(view.refusals)}`)
      return { view, reply: await file(view.id) }
    },
  }
}
