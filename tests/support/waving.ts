import { DraftWaves } from '@gongkai/server/catalogue/law-wave/draft-waves'
import type { AmendmentsActedOn } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import type {
  CitationPage,
  WaveAmendment,
  WaveAmendmentPage,
  WaveList,
  WaveView,
} from '@gongkai/shared/catalogue/law-wave/law-wave.contract'
import { NEW } from '../factories/replaced-law'
import { done } from './acting'
import type { District } from './district'

/** One person's acts in the wave of a replaced law, through the API. */
export function waving(district: District, account: string) {
  const call = <Body = WaveView>(method: string, path: string, payload?: unknown) =>
    district.call<Body>(account, method, `/api/${path}`, payload)
  return {
    call,
    citations: async (law: number, query = '') =>
      done(await call<CitationPage>('GET', `laws/${law}/citations${query}`)),
    open: (law: { id: number; version: number }, more: object = {}) =>
      call('POST', `laws/${law.id}/waves`, {
        version: law.version,
        replacement: NEW,
        reason: '《社会救助法》施行',
        triggerOn: '2026-07-01',
        ...more,
      }),
    /** asked for and drafted */
    async drafted(law: { id: number; version: number }, more: object = {}): Promise<WaveView> {
      const { id } = done(await this.open(law, more))
      await district.app.get(DraftWaves).run()
      return this.read(id)
    },
    read: async (id: number) => done(await call('GET', `law-waves/${id}`)),
    list: async () => done(await call<WaveList>('GET', 'law-waves')),
    amendments: async (id: number, query = '') =>
      done(await call<WaveAmendmentPage>('GET', `law-waves/${id}/amendments${query}`)),
    articles: (id: number, items: { id: number; version: number }[], article: string) =>
      call<WaveAmendment[]>('POST', `law-waves/${id}/articles`, {
        items: items.map((item) => ({ id: item.id, version: item.version })),
        article,
      }),
    /** proposals, approvals, returns or finalisations of these, as they were read */
    many: (act: string, items: { id: number; version: number }[], more: object = {}) =>
      call<AmendmentsActedOn>('POST', `amendments/${act}`, {
        items: items.map(({ id, version }) => ({ id, version })),
        ...more,
      }),
  }
}
