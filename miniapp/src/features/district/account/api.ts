import type { VersionRequest } from '@gongkai/shared/base/seen.contract'
import type {
  AccountListPreview,
  AccountPage,
  AccountQuery,
  AccountView,
  ChangePasswordRequest,
  CreateAccountRequest,
  CreateAccountsRequest,
  CreatedAccounts,
  EditAccountRequest,
  GivenPassword,
  SessionView,
  SignedInPerson,
  SignInRequest,
  SignInResponse,
} from '@gongkai/shared/district/account/account.contract'
import { queryString, request, requestFile } from '@/platform/request'

export const signIn = (body: SignInRequest) => request<SignInResponse>('POST', '/session', body)
export const signOut = () => request<unknown>('DELETE', '/session')
export const me = () => request<SignedInPerson>('GET', '/me')
export const sessions = () => request<SessionView[]>('GET', '/me/sessions')
export const endSession = (id: number) => request<SessionView[]>('DELETE', `/me/sessions/${id}`)
export const changePassword = (body: ChangePasswordRequest) => request<unknown>('POST', '/me/password', body)

export const accounts = (query: AccountQuery) => request<AccountPage>('GET', `/accounts${queryString(query)}`)
export const account = (id: string) => request<AccountView>('GET', `/accounts/${id}`)
export const createAccount = (body: CreateAccountRequest) => request<GivenPassword>('POST', '/accounts', body)
export const editAccount = (id: number, body: EditAccountRequest) =>
  request<AccountView>('PUT', `/accounts/${id}`, body)
export const resetPassword = (id: number, body: VersionRequest) =>
  request<GivenPassword>('POST', `/accounts/${id}/password`, body)
export const switchAccount = (id: number, to: 'deactivation' | 'reactivation', body: VersionRequest) =>
  request<AccountView>('POST', `/accounts/${id}/${to}`, body)

export const accountTemplate = () => requestFile('/accounts/template')
export const readAccountList = (file: ArrayBuffer) => request<AccountListPreview>('POST', '/accounts/list', file)
export const createAccounts = (body: CreateAccountsRequest) => request<CreatedAccounts>('POST', '/accounts/batch', body)
