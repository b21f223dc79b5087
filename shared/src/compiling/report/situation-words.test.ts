import { firstSentWords, returnedWords } from './situation-words'

// in China already the next day
const at = (day: string) => `2026-12-${day}T16:30:00.000Z`

test.each([
  [null, [], null, '未报送', ''],
  [at('02'), [], at('02'), '2026-12-03', ''],
  [at('02'), [at('11')], at('02'), '2026-12-03', '2026-12-12 退回，尚未重新送审'],
  [at('02'), [at('11')], at('13'), '2026-12-03', '2026-12-12 退回，2026-12-14 重新送审'],
  [at('02'), [at('11')], null, '2026-12-03', '2026-12-12 退回，尚未重新送审'],
  [
    at('02'),
    [at('03'), at('03'), at('11')],
    at('13'),
    '2026-12-03',
    '2026-12-04、2026-12-12 退回，2026-12-14 重新送审',
  ],
  // the office's word on what never came is no return
  [null, [at('11')], null, '未报送', ''],
])('%j, returned %j, last %j', (firstSubmittedAt, returnedAt, submittedAt, first, after) => {
  const row = { firstSubmittedAt, returnedAt, submittedAt }
  expect([firstSentWords(row), returnedWords(row)]).toEqual([first, after])
})
