import { AssignmentEntity } from '@gongkai/server/compiling/assignment/assignment.entity'
import { Background } from '@gongkai/server/oversight/notification/background'
import type { EntryFields } from '@gongkai/shared/base/template/entry'
import type { Stage } from '@gongkai/shared/base/template/entry-template'
import type {
  GuidelineDetail,
  GuidelineSummary,
  GuidelineVersionDetail,
} from '@gongkai/shared/compiling/guideline/guideline.contract'
import type { GuidelineSource } from '@gongkai/shared/district/guideline/guideline-source'
import { done } from './acting'
import type { District } from './district'

/** One person's acts upon 标准指引, through the API. */
export function keeper(district: District, account: string) {
  const call = <Body>(method: string, path: string, payload?: unknown) =>
    district.call<Body>(account, method, `/api/${path}`, payload)
  const onVersion = (id: number, verb: string, body: object) =>
    call<GuidelineVersionDetail>('POST', `guideline-versions/${id}/${verb}`, body)
  return {
    list: async () => done(await call<GuidelineSummary[]>('GET', 'guidelines')),
    open: (domain: string) => call<GuidelineDetail>('GET', `guidelines/${domain}`),
    read: async (domain: string) => done(await call<GuidelineDetail>('GET', `guidelines/${domain}`)),
    check: (domain: string, ...items: { id: number; stages?: Stage[] }[]) =>
      call<GuidelineDetail>('POST', `guidelines/${domain}/checks`, { items }),
    add: (domain: string, fields: Partial<EntryFields>, into?: number) =>
      call<GuidelineVersionDetail>('POST', `guidelines/${domain}/changes`, {
        kind: 'new',
        fields,
        ...(into ? { into } : {}),
      }),
    edit: (domain: string, id: number, fields: Partial<EntryFields>) =>
      call<GuidelineVersionDetail>('POST', `guidelines/${domain}/changes`, { kind: 'changed', itemIds: [id], fields }),
    retire: (domain: string, ...itemIds: number[]) =>
      call<GuidelineVersionDetail>('POST', `guidelines/${domain}/changes`, { kind: 'gone', itemIds }),
    version: (id: number) => call<GuidelineVersionDetail>('GET', `guideline-versions/${id}`),
    editChange: (id: number, changeId: number, fields: Partial<EntryFields>) =>
      call<GuidelineVersionDetail>('PUT', `guideline-versions/${id}/changes/${changeId}`, { fields }),
    removeChange: (id: number, changeId: number) =>
      call<GuidelineVersionDetail>('DELETE', `guideline-versions/${id}/changes/${changeId}`),
    nameSource: (id: number, source: GuidelineSource) =>
      call<GuidelineVersionDetail>('PUT', `guideline-versions/${id}/source`, { source }),
    announce: (id: number, comesOn = '') => onVersion(id, 'announcement', { comesOn }),
    takeBack: (id: number, reason = '') => onVersion(id, 'taking-back', { reason }),
  }
}

/** The state of each version of a domain, the oldest first. */
export const standingVersions = ({ versions }: GuidelineDetail): string[] =>
  [...versions].reverse().map(({ number, origin, state }) => `${number} ${origin} ${state}`)

/** The catalogue phase of a domain begins, without the long way there; what waits for it comes into force. */
export async function nextPhase(district: District, domainCode: string): Promise<void> {
  await district.dataSource.manager.update(AssignmentEntity, { domainCode }, { phase: 'catalogue' })
  await district.app.get(Background).turn()
}
