import type { SignedInPerson } from '@gongkai/shared/district/account/account.contract'
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { signedInPerson } from './session'

/** The signed-in person, read again whenever the page shows. */
export function useSession(): SignedInPerson | null {
  const [person, setPerson] = useState(signedInPerson)
  useDidShow(() => setPerson(signedInPerson()))
  return person
}
