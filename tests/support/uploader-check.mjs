// Has WeChat's own uploader look at a build as it does before an upload, and prints what it says as JSON:
//   node uploader-check.mjs FOLDER-OF-THE-PROJECT
// In a process of its own, since the uploader starts others and writes to the console. Nothing is sent: its network is closed.
import { rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const [projectPath] = process.argv.slice(2)
const said = []
console.log = console.info = console.warn = console.error = (...words) => void said.push(words.map(String).join(' '))
const ci = createRequire(import.meta.url)('miniprogram-ci')

// Nobody listens there: the uploader's questions to WeChat fail at once.
ci.proxy('http://127.0.0.1:9')
const project = new ci.Project({
  appid: 'wx0123456789abcdef',
  type: 'miniProgram',
  projectPath,
  privateKey: '-----BEGIN RSA PRIVATE KEY-----\n-----END RSA PRIVATE KEY-----',
  ignores: [],
})
// WeChat's answer about the account.
project.attr = async () => ci.DefaultProjectAttr

const zip = join(projectPath, 'compiled.zip')
const answer = { quality: [], files: [], fault: '' }
try {
  answer.quality = (await ci.checkCodeQuality(project)).map(({ name, success }) => ({ name, success }))
  const options = { project, version: '0.0.0', desc: '', setting: {}, onProgressUpdate() {} }
  answer.files = Object.keys(await ci.getCompiledResult(options, zip))
} catch (error) {
  answer.fault = error instanceof Error ? error.message : String(error)
}
rmSync(zip, { force: true })
process.stdout.write(`\n${JSON.stringify(answer)}\n`, () => process.exit(0))
