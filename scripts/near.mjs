// `npm run near`: finds in seconds the faults a change is likely to make: lint, the types of the packages it touches (in the editor's own
// way, from the last check on) and the tests of its feature folders. Words after `--` are files or folders to take for the change.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { startMaria } from '../tests/support/maria.mjs'
import { repository, requireNode20 } from './pnpm.mjs'

requireNode20()

const at = (path) => join(repository, path)
const git = (...args) => execFileSync('git', args, { cwd: repository, encoding: 'utf8' }).split('\n').filter(Boolean)

/** The files that differ from the last commit, new ones included. */
const changed = () => [...git('diff', '--name-only', 'HEAD'), ...git('ls-files', '--others', '--exclude-standard')]
const given = process.argv.slice(2)
const touched = (given.length > 0 ? given : changed()).filter((path) => existsSync(at(path)))
if (touched.length === 0) {
  console.log('Nothing has changed since the last commit. `npm run near -- server/src/…` takes a file or a folder.')
  process.exit(0)
}

/** The packages checked when a package changes: itself and those that import it. */
const CHECKED = {
  shared: ['shared', 'server', 'miniapp', 'tests'],
  server: ['server', 'tests'],
  miniapp: ['miniapp'],
  tests: ['tests'],
}
const packages = [...new Set(touched.flatMap((path) => CHECKED[path.split('/')[0]] ?? []))]

/** Folders that bear the feature's name, wherever tests stand: beside the rules and in tests/. */
const testFolders = ['shared/src', 'miniapp/src', 'tests/api', 'tests/platform', 'tests/structure'].filter((path) =>
  existsSync(at(path)),
)
const folders = testFolders.flatMap((root) => [
  root,
  ...readdirSync(at(root), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(root, entry.parentPath.slice(at(root).length), entry.name)),
])
const featureOf = (path) => /(?:^|\/)(?:src|features|api)\/(?:.*\/)?([^/]+)\/[^/]+$/.exec(path)?.[1]
const features = new Set(touched.map(featureOf).filter(Boolean))
const near = [
  ...touched.filter((path) => /\.test\.tsx?$/.test(path)),
  ...folders.filter((folder) => features.has(folder.split('/').pop())).map((folder) => `${folder}/`),
]

/** Runs a program; its output is shown when it fails, or at once where `live`. @returns {Promise<boolean>} */
function step(name, folder, [program, ...args], { live = false, env = {} } = {}) {
  const begun = Date.now()
  const child = spawn(program, args, {
    cwd: at(folder),
    stdio: live ? 'inherit' : 'pipe',
    env: { ...process.env, ...env },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (some) => (said += some))
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(Boolean(console.error(error.message))))
    child.on('close', (code) => {
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`)
      if (code !== 0 && said) console.log(said)
      resolve(code === 0)
    })
  })
}

const bin = (folder, name) => at(join(folder, 'node_modules/.bin', name))
const linted = touched.filter((path) => /\.(ts|tsx|mjs|cjs|json|scss)$/.test(path) || !/\.\w+$/.test(path))
const steps = [
  ...(linted.length > 0
    ? [() => step('lint', '.', [bin('.', 'biome'), 'check', '--no-errors-on-unmatched', ...linted])]
    : []),
  ...(near.length > 0 ? [tests] : []),
  ...packages.map((name) => () => {
    const cache = at(`node_modules/.cache/near-${name}.tsbuildinfo`)
    const options = ['--noEmit', '--incremental', '--tsBuildInfoFile', cache]
    return step(`types of ${name}`, name, [bin('.', 'tsc'), '-p', 'tsconfig.json', ...options])
  }),
]

async function tests() {
  let maria
  try {
    maria = await startMaria({ install: false })
  } catch {
    console.log('       MariaDB is not installed: the tests run on SQLite; `npm test` installs it')
  }
  const env = maria ? { GONGKAI_TEST_MYSQL: maria.url } : {}
  const asked = [...new Set(near)].map((path) => at(path))
  const jest = [bin('tests', 'jest'), '--config', 'jest.config.cjs', '--passWithNoTests', '--runTestsByPath', ...asked]
  const files = asked.some((path) => path.endsWith('/')) ? jest.filter((word) => word !== '--runTestsByPath') : jest
  try {
    return await step(`tests of ${[...features].join(', ') || 'the files'}`, 'tests', files, { live: true, env })
  } finally {
    await maria?.stop()
  }
}

// As many at once as there are cores: the tests, which take longest, begin first.
const waiting = [...steps]
let passed = true
await Promise.all(
  Array.from({ length: Math.max(2, cpus().length) }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) passed = (await next()) && passed
  }),
)
process.exitCode = passed ? 0 : 1
