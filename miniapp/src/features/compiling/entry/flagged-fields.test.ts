import { EMPTY_ENTRY } from '@gongkai/shared/base/template/entry'
import { shownFields } from './flagged-fields'
import { stepsOf } from './form-steps'

const [names, nature] = stepsOf('inventory')
const none = new Set<string>()

test('a field of a later phase is shown in the first step where it holds 个人信息', () => {
  if (!names || !nature) throw new Error('the inventory lost its steps')
  expect(shownFields(names, 'inventory', EMPTY_ENTRY, none)).not.toContain('content')
  expect(shownFields(names, 'inventory', EMPTY_ENTRY, new Set(['content']))).toContain('content')
  expect(shownFields(nature, 'inventory', EMPTY_ENTRY, new Set(['content']))).not.toContain('content')
})

test('a text whose tick was taken away is shown as long as it holds 个人信息', () => {
  const access = stepsOf('catalogue').find(({ fields }) => fields.includes('channelOther'))
  if (!access) throw new Error('no step asks for channelOther')
  expect(shownFields(access, 'catalogue', EMPTY_ENTRY, none)).not.toContain('channelOther')
  expect(shownFields(access, 'catalogue', EMPTY_ENTRY, new Set(['channelOther']))).toContain('channelOther')
})
