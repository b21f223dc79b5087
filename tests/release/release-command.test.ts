import { releaseCommand } from '../../miniapp/scripts/release-command.mjs'

const isFile = (path: string) => path === '/keys/upload.key'
const complete = {
  TARO_APP_API_BASE: 'https://gk.example.gov.cn',
  GONGKAI_WECHAT_APPID: 'wx0123456789abcdef',
  GONGKAI_WECHAT_KEY: '/keys/upload.key',
  GONGKAI_VERSION: '1.0.3',
  GONGKAI_VERSION_NOTE: '增加导入导出',
}

test('an upload names key, app, version and note', () => {
  const { refusals, command } = releaseCommand('upload', complete, isFile)
  expect(refusals).toEqual([])
  expect(command.slice(0, 4)).toEqual(['npx', '-y', expect.stringMatching(/^miniprogram-ci@\d/), 'upload'])
  expect(command.join(' ')).toContain(
    '--pkp /keys/upload.key --appid wx0123456789abcdef -r 1 --uv 1.0.3 --ud 增加导入导出',
  )
})

test('a preview needs no version', () => {
  const { GONGKAI_VERSION: _, GONGKAI_VERSION_NOTE: __, ...env } = complete
  expect(releaseCommand('preview', env, isFile).refusals).toEqual([])
})

test('everything that is missing or wrong is named at once', () => {
  expect(releaseCommand('upload', {}, isFile).refusals.map((text) => text.split('：')[0])).toEqual([
    'TARO_APP_API_BASE',
    'GONGKAI_WECHAT_APPID',
    'GONGKAI_WECHAT_KEY',
    'GONGKAI_VERSION',
    'GONGKAI_VERSION_NOTE',
  ])
})

test.each([
  ['TARO_APP_API_BASE', 'http://127.0.0.1:3000'],
  ['TARO_APP_API_BASE', 'https://gk.example.gov.cn/'],
  ['GONGKAI_WECHAT_APPID', 'touristappid'],
  ['GONGKAI_WECHAT_KEY', '/keys/none.key'],
  ['GONGKAI_VERSION', '1.0'],
  ['GONGKAI_WECHAT_ROBOT', '31'],
])('%s=%s is refused', (name, value) => {
  const { refusals } = releaseCommand('upload', { ...complete, [name]: value }, isFile)
  expect(refusals).toEqual([expect.stringContaining(`${name}：`)])
})

test('another act is refused', () => {
  expect(releaseCommand('publish', complete, isFile).refusals).toEqual([expect.stringContaining('upload（上传）')])
})
