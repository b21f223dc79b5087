import type { EntryFields } from '@gongkai/shared/base/template/entry'
import type {
  AmendmentPage,
  AmendmentView,
  OwnPublishedPage,
} from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { done } from './acting'
import type { District } from './district'

/** One person's acts in 动态调整, through the API. */
export function amending(district: District, account: string) {
  const call = <Body = AmendmentView>(method: string, path = '', payload?: unknown) =>
    district.call<Body>(account, method, `/api/amendments${path}`, payload)
  const read = async (id: number) => done(await call('GET', `/${id}`))
  /** upon what stands now, unless told otherwise */
  const act =
    (verb: string) =>
    async (id: number, more: object = {}, version?: number) =>
      call('POST', `/${id}/${verb}`, { version: version ?? (await read(id)).version, ...more })
  return {
    call,
    read,
    /** as they stand now, for an act upon all of them */
    many: (ids: number[]) => Promise.all(ids.map(async (id) => ({ id, version: (await read(id)).version }))),
    list: async (standing = 'open') => done(await call<AmendmentPage>('GET', `?standing=${standing}`)),
    published: async (query = '') => done(await call<OwnPublishedPage>('GET', `/published-entries${query}`)),
    draft: (request: object) => call('POST', '', request),
    revise: (publicNumber: string) => call('POST', '', { kind: 'revise', publicNumber }),
    save: async (id: number, part: object, fields: Partial<EntryFields> = {}) => {
      const { version, trigger, triggerOn, reason, fields: held } = await read(id)
      const written = { version, trigger, triggerOn, reason, ...part }
      return call('PUT', `/${id}`, held ? { ...written, fields: { ...held, ...fields } } : written)
    },
    remove: (id: number) => call<null>('DELETE', `/${id}`),
    propose: act('proposal'),
    recall: act('recall'),
    approve: act('approval'),
    finalise: act('finalisation'),
    takeBack: act('finalisation/recall'),
    return: (id: number, remark: string, version?: number) => act('return')(id, { remark }, version),
  }
}

export const CAUSE = { trigger: 'law', triggerOn: '2026-07-06', reason: '《社会救助暂行办法》已经修订' }
