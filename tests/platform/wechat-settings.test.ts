import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '@gongkai/server/app/config'
import { SCENES } from '@gongkai/shared/district/wechat/scene'
import { NOTICE_PATHS } from '@gongkai/shared/oversight/notification/notice-path'
import { SUB_PACKAGES, TABS } from '../../miniapp/src/routes'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-wechat-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (content: unknown) => {
  const path = join(folder, 'templates.json')
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}
const env = { GONGKAI_WECHAT_APPID: 'wx0123456789abcdef', GONGKAI_WECHAT_SECRET: 'secret' }
const faultsOf = (more: Record<string, string>) => {
  try {
    readConfig({ ...env, ...more })
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

test('without a secret the district has no mini-program; with one it has', () => {
  expect(readConfig({}).wechat).toBeNull()
  expect(readConfig({ GONGKAI_WECHAT_APPID: 'wx0123456789abcdef' }).wechat).toBeNull()
  expect(readConfig(env).wechat).toEqual({
    api: 'https://api.weixin.qq.com',
    appId: 'wx0123456789abcdef',
    secret: 'secret',
    build: 'release',
    templates: [],
  })
})

test('templates are read from a file', () => {
  const content = { published: { id: 'abc', longTerm: true, fields: { thing1: 'title', date2: 'date' } } }
  expect(readConfig({ ...env, GONGKAI_WECHAT_TEMPLATES: file(content) }).wechat?.templates).toEqual([
    { kind: 'published', id: 'abc', longTerm: true, fields: { thing1: 'title', date2: 'date' } },
  ])
})

test('every fault is told at once, and never the secret', () => {
  const faults = faultsOf({
    GONGKAI_WECHAT_APPID: 'gh_1',
    GONGKAI_WECHAT_API: 'ftp://x',
    GONGKAI_WECHAT_BUILD: 'beta',
    GONGKAI_WECHAT_TEMPLATES: file({
      invented: {},
      returned: { longTerm: 'yes', fields: { amount1: 'title' } },
      nudged: {},
      approved: { id: 'x', fields: { phrase1: 'title', name2: 'title', date3: 'unit', thing4: 'date' } },
    }),
  })
  for (const part of [
    '以 wx 开头',
    'GONGKAI_WECHAT_API=ftp://x',
    'BUILD=beta',
    '“invented”',
    'returned：缺少模板 id',
    'longTerm',
    'amount1',
    'nudged：缺少 fields',
    'phrase1: "title" 不对，栏目应是 thing',
    'name2: "title" 不对，值应是 unit',
    'date3: "unit" 不对，值应是 date',
    'thing4: "date" 不对，值应是 title、text、unit',
  ])
    expect(faults).toContain(part)
  expect(faults).not.toContain('secret\n')
  expect(faultsOf({ GONGKAI_WECHAT_TEMPLATES: file('{') })).toContain('读不出来')
  expect(faultsOf({ GONGKAI_WECHAT_TEMPLATES: file([]) })).toContain('应是')
  expect(faultsOf({ GONGKAI_WECHAT_SECRET: '', GONGKAI_WECHAT_TEMPLATES: 'x' })).toContain('须同时设置')
})

test('messages and codes lead to pages that there are', () => {
  const pages = [
    ...Object.values(TABS).map(({ path }) => path as string),
    ...Object.entries(SUB_PACKAGES).flatMap(([root, those]) => Object.values(those).map((path) => `${root}/${path}`)),
  ]
  expect(pages).toEqual(expect.arrayContaining(Object.values(NOTICE_PATHS)))
  expect(pages).toEqual(expect.arrayContaining(SCENES.map(({ page }) => page)))
})
