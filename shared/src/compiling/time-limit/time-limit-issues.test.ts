import { timeLimitIssues } from './time-limit-issues'

const codes = (text: string) => timeLimitIssues(text).map(({ code, at }) => `${code} ${at}`)
const TOO_LONG = ['time-limit.too-long timeLimit']
const DOUBTFUL = ['time-limit.doubtful timeLimit']

test.each([
  '',
  '信息形成或者变更之日起20个工作日内',
  '批准后28日内',
  '4周内',
  '48小时内',
  '长期公开',
  '及时公开',
  '每年公开一次',
  '每季度结束后30日内',
  // how long it is shown and how early it comes are no deadline
  '公示不少于30个工作日',
  '公告期60日',
  '会议召开前30日',
  '自收到申请之日起20个工作日内；需要延长的，最多延长20个工作日',
])('%s is within the law', (text) => {
  expect(codes(text)).toEqual([])
})

test.each([
  '信息形成或者变更之日起21个工作日内',
  '三十个工作日内公开',
  '自批准之日起３０个工作日',
  // not understood, and still seen
  '自批准之日起30个工作日内由村委会张贴公布',
  '15至30个工作日内',
])('%s is longer than 条例第二十六条 allows', (text) => {
  expect(codes(text)).toEqual(TOO_LONG)
  expect(timeLimitIssues(text)[0]?.text).toContain('条例第二十六条')
})

test.each(['批准后29日内', '批准后30天内公开', '自信息形成之日起1个月内', '5周内', '信息形成后1年内'])(
  '%s may be longer',
  (text) => {
    expect(codes(text)).toEqual(DOUBTFUL)
  },
)

test('on request it is 条例第三十三条 that counts', () => {
  expect(timeLimitIssues('自收到申请之日起30个工作日内答复')[0]?.text).toContain('条例第三十三条')
})

test('each limit of a cell is looked at', () => {
  expect(codes('20个工作日内；处罚决定：25个工作日内；其他信息形成后40日内')).toEqual([...TOO_LONG, ...DOUBTFUL])
  expect(timeLimitIssues('25个工作日内')[0]?.text).toMatch(/^“25个工作日”超过20个工作日：/)
})
