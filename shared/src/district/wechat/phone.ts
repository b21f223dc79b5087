import { type Refusal, refuse } from '../../base/refusal.js'

/** A mobile number of the mainland; '' while none is registered. */
export const PHONE_PATTERN = /^1[3-9]\d{9}$/

/** `+86 138-0595-0001` → `13805950001` */
export const plainPhone = (typed: string) => typed.replace(/[\s-]/g, '').replace(/^(\+|00)?86(?=1\d{10}$)/, '')

export function phoneFaults(phone: string): Refusal[] {
  return phone === '' || PHONE_PATTERN.test(phone) ? [] : [refuse('account.phone', 'phone', '手机号：11 位数字')]
}

/** `138****0001` */
export const maskedPhone = (phone: string) => phone.replace(/^(\d{3})\d{4}(\d{4})$/, '$1****$2')
