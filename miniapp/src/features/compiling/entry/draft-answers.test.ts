import { freshDraft, isPending } from './draft'
import { failed, outrun, resolved, saved } from './draft-answers'
import { answered, fields } from './example-draft'

const typed = { ...freshDraft(answered(1, { level2: '低保' })), fields: fields({ level2: '特困' }) }
const sending = { saveId: 's', version: 1, fields: typed.fields }
const refusal = { code: 'entry.text', at: 'fields/level2', text: '二级事项太长' }

test('a stored save leaves nothing pending, and text typed meanwhile stays', () => {
  const answer = answered(2, { level2: '特困' })
  expect(isPending(saved({ ...typed, sending }, sending, answer))).toBe(false)
  const since = saved({ ...typed, fields: fields({ level2: '特困供养' }), sending }, sending, answer)
  expect(since).toMatchObject({ fields: { level2: '特困供养' }, sending: null, detail: { version: 2 } })
  expect(isPending(since)).toBe(true)
})

test('a colleague was first: other fields are taken in, the same field asks', () => {
  const apart = outrun(typed, answered(2, { level2: '低保', content: '标准' }))
  expect(apart).toMatchObject({ fields: { level2: '特困', content: '标准' }, merged: ['content'], conflict: null })
  const both = outrun(typed, answered(2, { level2: '临时救助' }))
  expect(both.conflict?.both).toEqual(['level2'])
  expect(both.fields.level2).toBe('特困')
  expect(resolved(both, ['level2'])).toMatchObject({ fields: { level2: '临时救助' }, conflict: null })
  expect(resolved(both, [])).toMatchObject({ fields: { level2: '特困' }, conflict: null })
})

test('a conflict answered by the server is merged and tried again', () => {
  const body = { current: answered(2, { level2: '低保', content: '标准' }) }
  const { draft, again } = failed({ ...typed, sending }, { status: 409, refusals: [], body })
  expect({ again, fields: draft.fields }).toMatchObject({ again: true, fields: { level2: '特困', content: '标准' } })
})

test.each([
  ['no answer', 0, true, null],
  ['the server is down', 503, true, 'server'],
  ['too many at once', 429, true, 'server'],
  ['the app is too old', 426, false, 'server'],
  ['signed out', 401, false, null],
  ['refused', 422, false, 'refused'],
  ['deleted', 404, false, 'gone'],
] as const)('%s: what was typed stays', (_, status, again, kind) => {
  const answer = failed({ ...typed, sending }, { status, refusals: status === 422 ? [refusal] : [], body: null })
  expect(answer.again).toBe(again)
  expect(answer.draft.problem?.kind ?? null).toBe(kind)
  expect(answer.draft.fields).toEqual(typed.fields)
  // A save without an answer goes out again under its key; a refused one never does.
  expect(answer.draft.sending).toEqual(kind === 'refused' || kind === 'gone' ? null : sending)
})
