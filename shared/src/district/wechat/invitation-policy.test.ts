import { decideInvite, decideUseInvitation, type InviteeFacts, type Inviter } from './invitation-policy.js'
import { maskedPhone, plainPhone } from './phone.js'

const unit = (more: Partial<InviteeFacts['organisation']> = {}): InviteeFacts['organisation'] => ({
  code: 'east',
  parentCode: null,
  kind: 'town',
  active: true,
  ...more,
})
const town: Inviter = { personId: 1, roles: ['approver'], organisationCode: 'east', organisationKind: 'town' }
const office: Inviter = { personId: 2, roles: ['admin'], organisationCode: 'office', organisationKind: 'office' }
const codes = (decision: readonly { code: string }[]) => decision.map(({ code }) => code)

test.each([
  ['one’s own unit', town, unit(), []],
  ['one’s own village', town, unit({ code: 'east-01', parentCode: 'east', kind: 'village' }), []],
  ['another town', town, unit({ code: 'west' }), ['invitation.foreign']],
  [
    'another town’s village',
    town,
    unit({ code: 'west-01', parentCode: 'west', kind: 'village' }),
    ['invitation.foreign'],
  ],
  ['the office, by a town', town, unit({ code: 'office', kind: 'office' }), ['invitation.foreign']],
  ['anybody, by the 管理员', office, unit({ code: 'office', kind: 'office' }), []],
  ['anybody, by the office’s 审签人', { ...office, roles: ['approver' as const] }, unit(), ['invitation.role']],
  ['one’s own unit, by a 填报员', { ...town, roles: ['editor' as const] }, unit(), ['invitation.role']],
])('inviting %s', (_, actor, organisation, refused) => {
  expect(codes(decideInvite(actor, { active: true, organisation }))).toEqual(refused)
})

test('who is stopped, or whose unit is, cannot be invited: all reasons at once', () => {
  expect(codes(decideInvite(office, { active: false, organisation: unit({ active: false }) }))).toEqual([
    'account.state',
    'account.organisation',
  ])
})

test('an invitation ends with its very hour', () => {
  const now = new Date('2026-07-20T08:00:00Z')
  const use = (expiresAt: string) =>
    codes(
      decideUseInvitation(
        {
          expiresAt: new Date(expiresAt),
          usedAt: null,
          invitee: { active: true, organisation: unit() },
          inviter: office,
        },
        now,
      ),
    )
  expect(use('2026-07-20T08:00:00.001Z')).toEqual([])
  expect(use('2026-07-20T08:00:00Z')).toEqual(['invitation.expired'])
  expect(codes(decideUseInvitation(null, now))).toEqual(['invitation.unknown'])
})

test('an invitation is worth no more than who gave it has to say now', () => {
  const now = new Date('2026-07-20T08:00:00Z')
  const use = (inviter: Inviter | null, organisation = unit()) =>
    codes(
      decideUseInvitation(
        { expiresAt: new Date('2026-07-21T08:00:00Z'), usedAt: null, invitee: { active: true, organisation }, inviter },
        now,
      ),
    )
  expect(use(town)).toEqual([])
  for (const inviter of [null, { ...town, roles: ['editor' as const] }, { ...town, organisationCode: 'west' }])
    expect(use(inviter)).toEqual(['invitation.inviter'])
  expect(use(town, unit({ code: 'office', kind: 'office' }))).toEqual(['invitation.inviter'])
})

test.each([
  ['138 0595 0001', '13805950001', '138****0001'],
  ['+86-13805950001', '13805950001', '138****0001'],
  ['008613805950001', '13805950001', '138****0001'],
  ['8613805950', '8613805950', '8613805950'],
  ['', '', ''],
])('the phone number “%s” is %s, shown as %s', (typed, plain, masked) => {
  expect(plainPhone(typed)).toBe(plain)
  expect(maskedPhone(plain)).toBe(masked)
})
