// `npm test`: everything a change must pass. The last line is always `N passed, N failed`.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'
import { CHROMIUMS } from '../tests/support/chromium.mjs'
import { startMaria } from '../tests/support/maria.mjs'
import { install, pnpm, repository, requireNode20, run } from './pnpm.mjs'

requireNode20()

/** Bytes that memory must have to spare for the tests' throw-away databases: a disk writes through at each commit. */
const ROOMY = 8 * 1024 ** 3
const inMemory = '/dev/shm'

function roomy() {
  if (process.env.TMPDIR || !existsSync(inMemory)) return tmpdir()
  const { bavail, bsize } = statfsSync(inMemory)
  return bavail * bsize >= ROOMY && freemem() >= ROOMY ? inMemory : tmpdir()
}

// All that the tests leave in the temporary folder goes with this one.
const temporary = mkdtempSync(join(roomy(), 'gongkai-test-'))
process.env.TMPDIR = temporary
let maria
let passed = 0
const failedSteps = []
let failedTests = 0

const at = (path) => join(repository, path)
const isRoot = process.getuid?.() === 0
const bin = (folder, name) => at(join(folder, 'node_modules/.bin', name))

/** A step that throws or returns false is counted and named, and the others run all the same. */
async function step(name, work) {
  console.log(`\n== ${name}`)
  try {
    if ((await work()) !== false) return true
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
  }
  failedSteps.push(name)
  return false
}

/** Installs a Debian package of which `found` says whether it is there. */
function ensurePackage(name, found) {
  if (found()) return
  if (!isRoot || !existsSync('/usr/bin/apt-get'))
    throw new Error(`${name} is missing: apt-get install ${name}, as root`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const quiet = { env, stdio: ['ignore', 'ignore', 'inherit'] }
  run(['apt-get', 'update'], quiet)
  run(['apt-get', 'install', '-y', '--no-install-recommends', name], quiet)
  if (!found()) throw new Error(`${name} could not be installed`)
}

/** The headless shell, or the whole browser where a release of Debian has no such package. */
function ensureChromium() {
  const [shell, whole] = CHROMIUMS
  if (existsSync(shell.program)) return
  try {
    ensurePackage(shell.package, () => existsSync(shell.program))
  } catch {
    ensurePackage(whole.package, () => existsSync(whole.program))
  }
}

const children = new Set()
/** A step beside another, since most of them use one core: its output comes in one piece once it has ended. */
async function stepBeside(name, [program, ...args], env = {}) {
  const child = spawn(program, args, {
    cwd: repository,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  children.add(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const succeeded = await new Promise((resolve) => {
    child.on('error', (error) => resolve(Boolean(console.error(error.message))))
    child.on('close', (code) => resolve(code === 0))
  })
  children.delete(child)
  console.log(`\n== ${name}\n${output}`)
  if (!succeeded) failedSteps.push(name)
}

const build = (name, type) =>
  stepBeside(`build ${name}`, [...pnpm, '--filter', '@gongkai/miniapp', `build:${type}`], { NODE_ENV: 'production' })

async function builds() {
  await build('H5', 'h5')
  await build('WeChat', 'weapp')
}

async function checks() {
  await stepBeside('biome', [bin('.', 'biome'), 'check', '.'])
  for (const name of ['shared', 'server', 'miniapp', 'tests'])
    await stepBeside(`types of ${name}`, [bin('.', 'tsc'), '--noEmit', '-p', at(`${name}/tsconfig.json`)])
}

function jest() {
  const results = join(temporary, 'jest.json')
  const options = ['--config', 'jest.config.cjs', '--json', `--outputFile=${results}`]
  // --json would put the whole report on stdout; jest's own account of the failures goes to stderr.
  run([bin('tests', 'jest'), ...options, ...process.argv.slice(2)], {
    cwd: at('tests'),
    // A test makes and forgets a whole district: with room for the young the collector of garbage comes less often.
    env: { ...process.env, NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --max-semi-space-size=64`.trim() },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const report = JSON.parse(readFileSync(results, 'utf8'))
  passed = report.numPassedTests
  failedTests = report.numFailedTests
  // A file that did not load has no failed test to its name.
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  for (const file of broken) failedSteps.push(`loading ${file.name.slice(repository.length + 1)}`)
  if (!report.success && failedTests + broken.length === 0) throw new Error('jest failed')
}

let finished = false
async function finish() {
  if (finished) return
  finished = true
  await maria?.stop()
  rmSync(temporary, { recursive: true, force: true })
  if (failedSteps.length > 0) console.log(`\nFailed: ${failedSteps.join(', ')}`)
  const failed = failedSteps.length + failedTests
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    failedSteps.push(`stopped by ${signal}`)
    for (const child of children) child.kill()
    await finish()
    process.exit(1)
  })
}

if (await step('install', install)) {
  await step('Chromium', ensureChromium)
  const cjkFonts = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'
  await step('Chinese fonts', () => ensurePackage('fonts-noto-cjk', () => existsSync(cjkFonts)))
  await step('MariaDB', async () => {
    maria = await startMaria()
    process.env.GONGKAI_TEST_MYSQL = maria.url
  })
  await Promise.all([builds(), checks()])
  await step('tests', jest)
}
await finish()
