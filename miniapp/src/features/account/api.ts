import type { SignedInPerson, SignInRequest, SignInResponse } from '@gongkai/shared/account/account.contract'
import { request } from '@/platform/request'

export const signIn = (body: SignInRequest) => request<SignInResponse>('POST', '/session', body)
export const signOut = () => request<unknown>('DELETE', '/session')
export const me = () => request<SignedInPerson>('GET', '/me')
