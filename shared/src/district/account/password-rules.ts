import { type Refusal, refuse } from '../../base/refusal.js'

const SHORTEST = 10
const LONGEST = 200

/** The faults of a chosen password, all at once: it must be long, of two kinds of signs, not the account, not the old one. */
export function passwordFaults(next: string, { account, current }: { account: string; current: string }): Refusal[] {
  const refusals: Refusal[] = []
  const fault = (code: string, text: string) => refusals.push(refuse(`password.${code}`, 'next', text))
  if (next.length < SHORTEST) fault('short', `新密码至少 ${SHORTEST} 位`)
  if (next.length > LONGEST) fault('long', `新密码最多 ${LONGEST} 位`)
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(next)).length
  if (kinds < 2) fault('plain', '新密码应包含大写字母、小写字母、数字、符号中的至少两种')
  if (new Set(next).size < 5) fault('repeated', '新密码中重复的字符太多')
  if (account.length >= 3 && next.toLowerCase().includes(account.toLowerCase())) fault('account', '新密码不能包含账号')
  if (next === current) fault('same', '新密码不能与当前密码相同')
  return refusals
}
