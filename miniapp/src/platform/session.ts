import type { SignedInPerson, SignInResponse } from '@gongkai/shared/district/account/account.contract'
import Taro from '@tarojs/taro'

const KEY = 'session'

function read(): SignInResponse | null {
  return (Taro.getStorageSync(KEY) as SignInResponse | '') || null
}

export const sessionToken = (): string => read()?.token ?? ''
export const signedInPerson = (): SignedInPerson | null => read()?.person ?? null
export const keepSession = (session: SignInResponse): void => Taro.setStorageSync(KEY, session)
export const forgetSession = (): void => Taro.removeStorageSync(KEY)
