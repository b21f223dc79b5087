import type { LearnAliasRequest, LearntAlias } from '@gongkai/shared/district/alias/alias.contract'
import { request } from '@/platform/request'

export const aliases = () => request<LearntAlias[]>('GET', '/aliases')
export const learnAlias = (body: LearnAliasRequest) => request<LearntAlias>('POST', '/aliases', body)
export const forgetAlias = (id: number) => request<unknown>('DELETE', `/aliases/${id}`)
