import { passwordFaults } from './password-rules'

const faults = (next: string) =>
  passwordFaults(next, { account: 'wang', current: 'old-password-1' }).map(({ code }) => code)

test.each(['quiet-river-7', '青溪区2026年的密码', 'correct horse battery'])('%s is good', (next) => {
  expect(faults(next)).toEqual([])
})

test.each([
  ['', ['password.short', 'password.plain', 'password.repeated']],
  ['12345', ['password.short', 'password.plain']],
  ['1234567890', ['password.plain']],
  ['aaaa1111aaaa', ['password.repeated']],
  ['WANG-2026-ok', ['password.account']],
  ['old-password-1', ['password.same']],
  ['ab-1c'.repeat(41), ['password.long']],
])('%s is refused with every fault at once', (next, codes) => {
  expect(faults(next)).toEqual(codes)
})
