import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { compileForWeChat } from '../support/wechat-compilers'

const miniapp = join(__dirname, '../../miniapp')
const dist = join(miniapp, 'dist/weapp')
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-accepted-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Looked {
  quality: { name: string; success: boolean }[]
  files: string[]
  fault: string
}
/** The uploader's verdict on a project. */
async function look(project: string): Promise<Looked> {
  const program = join(__dirname, '../support/uploader-check.mjs')
  const { stdout } = await promisify(execFile)(process.execPath, [program, project], { maxBuffer: 2 ** 26 })
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
}
/** A project as it is uploaded, with the build in it. */
function projectOf(name: string): string {
  const project = join(folder, name)
  const configuration = JSON.parse(readFileSync(join(miniapp, 'project.config.json'), 'utf8'))
  cpSync(dist, join(project, 'dist/weapp'), { recursive: true })
  writeFileSync(join(project, 'project.config.json'), JSON.stringify({ ...configuration, appid: 'wx0123456789abcdef' }))
  return project
}

test("WeChat's compilers take every template and every style sheet of the build", async () => {
  const { templates, styles } = await compileForWeChat(dist)
  expect([templates.faults, styles.faults]).toEqual(['', ''])
  expect(templates.files).toBeGreaterThan(50)
  expect(styles.files).toBeGreaterThan(40)
})

const refused = join(__dirname, '../fixtures/wxss-refused')
test.each(readdirSync(refused))('the compilers refuse %s, and with it the whole build', async (name) => {
  const build = join(folder, name)
  mkdirSync(build, { recursive: true })
  writeFileSync(join(build, 'app.wxml'), '<view>文字</view>')
  writeFileSync(join(build, 'good.wxss'), '.good { color: red }')
  cpSync(join(refused, name), join(build, name))
  const { templates, styles } = await compileForWeChat(build)
  expect(templates.faults).toBe('')
  expect(styles.faults).toContain(`ERR: ${name}(`)
})

test('a template that cannot be compiled is refused', async () => {
  const build = join(folder, 'template')
  mkdirSync(build)
  writeFileSync(join(build, 'app.wxss'), '.good { color: red }')
  writeFileSync(join(build, 'app.wxml'), '<view wx:if="{{a ? }}">文字</view>')
  expect((await compileForWeChat(build)).templates.faults).not.toBe('')
})

test.each([
  ['darwin', 'arm64'],
  ['linux', 'arm64'],
])('on %s %s, where the compilers do not run, the check fails and says why', async (platform, arch) => {
  const real = { platform: process.platform, arch: process.arch }
  const pretend = (machine: object) => {
    for (const [key, value] of Object.entries(machine)) Object.defineProperty(process, key, { value })
  }
  pretend({ platform, arch })
  try {
    await expect(compileForWeChat(dist)).rejects.toThrow(`run on Linux x64 only, this is ${platform} ${arch}`)
  } finally {
    pretend(real)
  }
})

/** Taro has compressed already; WeChat's own compression is switched off in project.config.json, and that is all these look at. */
const COMPRESSION = ['JS_COMPRESS_OPEN', 'WXML_COMPRESS_OPEN', 'WXSS_COMPRESS_OPEN']

test("WeChat's uploader takes the build, its configuration and its quality", async () => {
  const { quality, files, fault } = await look(projectOf('accepted'))
  expect(fault).toBe('')
  expect(files).toEqual(expect.arrayContaining(['app.json', 'app.js', 'app.wxss', 'pages/home/index.wxml']))
  expect(quality.length).toBeGreaterThan(COMPRESSION.length)
  expect(quality.filter(({ success }) => !success).map(({ name }) => name)).toEqual(COMPRESSION)
})

test('the uploader refuses a configuration that WeChat does not know', async () => {
  const project = projectOf('refused')
  const file = join(project, 'dist/weapp/app.json')
  const app = JSON.parse(readFileSync(file, 'utf8'))
  app.tabBar.list = app.tabBar.list.slice(0, 1)
  writeFileSync(file, JSON.stringify({ ...app, lazyCodeLoading: 'whenever' }))
  expect((await look(project)).fault).toContain('app.json')
})
