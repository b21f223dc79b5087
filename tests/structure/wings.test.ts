import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

/** From the ground up, in every package: a wing knows those before it and none after (ARCHITECTURE.md). */
const WINGS = ['district', 'compiling', 'catalogue', 'office', 'exchange', 'oversight', 'app']
const GROUND = { server: 'platform', shared: 'base', miniapp: '' }
/** The client from the ground up: its ui knows the platform, features know both, pages only compose. */
const STOREYS = ['styles', 'platform', 'ui', 'features', 'pages']

/** Imports that still run upward: the list only shrinks, and a line that no longer applies fails as well. */
const OWED: string[] = [
  'server/src/platform/ledger/ledger.ts -> server/src/compiling/assignment/assignment.entity.ts',
  'server/src/platform/ledger/ledger.ts -> server/src/compiling/report/report.entity.ts',
]

const root = join(__dirname, '../..')
const sources = ['server', 'shared', 'miniapp'].flatMap((name) =>
  readdirSync(join(root, name, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => `${name}/src/${file}`),
)
const known = new Set(sources)
const ENDINGS = ['.ts', '.tsx', '.h5.ts', '.h5.tsx', '.weapp.ts', '/index.ts', '/index.tsx']

/** The file of ours that an import names, null for a library. */
function target(from: string, name: string): string | null {
  let path: string
  if (name.startsWith('.')) path = posix.join(posix.dirname(from), name).replace(/\.js$/, '')
  else if (name.startsWith('@/')) path = `miniapp/src/${name.slice(2)}`
  else if (name.startsWith('@gongkai/')) path = name.replace(/^@gongkai\/(\w+)\//, '$1/src/')
  else return null
  return ENDINGS.map((ending) => path + ending).find((file) => known.has(file)) ?? null
}

const IMPORT = /(?:^|\n)(?:import|export)\b[^;'"]*?\bfrom '([^']+)'|(?:^|\n)import '([^']+)'|\bimport\('([^']+)'\)/g
const imports = new Map(
  sources.map((file) => {
    const named = [...readFileSync(join(root, file), 'utf8').matchAll(IMPORT)]
    return [file, named.flatMap((match) => target(file, match[1] ?? match[2] ?? match[3] ?? '') ?? [])] as const
  }),
)
const edges = [...imports].flatMap(([from, targets]) => targets.map((to) => ({ from, to })))

/** `[package, wing]`; null for what belongs to none, as the client's storeys. */
function wingOf(file: string): number | null {
  const [name = '', , ...path] = file.split('/')
  const within = name === 'miniapp' ? (path[0] === 'features' ? path.slice(1) : null) : path
  if (!within) return null
  if (within[0] === GROUND[name as keyof typeof GROUND]) return -1
  // The programs beside the wings compose everything, as the app does.
  return within.length === 1 ? WINGS.length - 1 : WINGS.indexOf(within[0] ?? '')
}

const line = ({ from, to }: { from: string; to: string }) => `${from} -> ${to}`

test('every folder of a package is a wing, and a wing has features', () => {
  for (const [folder, ground] of [
    ['server/src', 'platform'],
    ['shared/src', 'base'],
    ['miniapp/src/features', null],
    ['tests/api', 'platform'],
  ] as const) {
    const found = readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory())
    const unknown = found.map(({ name }) => name).filter((name) => name !== ground && !WINGS.includes(name))
    expect(unknown).toEqual([])
    if (ground) expect(existsSync(join(root, folder, ground))).toBe(true)
  }
})

test('what is read here are the imports', () => {
  expect(edges.length).toBeGreaterThan(3000)
  expect(edges.some(({ from, to }) => from.startsWith('server/') && to.startsWith('shared/'))).toBe(true)
})

test('no wing knows a later one, in its own package or in shared', () => {
  const up = edges.filter(({ from, to }) => {
    const [lower, upper] = [wingOf(from), wingOf(to)]
    return lower !== null && upper !== null && upper > lower
  })
  expect(up.map(line).sort()).toEqual(OWED)
})

test('the client’s pages compose features, which know the ui and the platform', () => {
  const storey = (file: string) => STOREYS.indexOf(file.split('/')[2] ?? '')
  const up = edges.filter(
    ({ from, to }) =>
      from.startsWith('miniapp/') && to.startsWith('miniapp/') && storey(from) >= 0 && storey(to) > storey(from),
  )
  expect(up.map(line).sort()).toEqual([])
})

test('no files import each other in a circle', () => {
  const circles: string[] = []
  const done = new Set<string>()
  const walk = (file: string, path: string[]): void => {
    const at = path.indexOf(file)
    if (at >= 0) circles.push([...path.slice(at), file].join(' -> '))
    if (at >= 0 || done.has(file)) return
    for (const next of imports.get(file) ?? []) walk(next, [...path, file])
    done.add(file)
  }
  for (const file of sources) walk(file, [])
  expect(circles).toEqual([])
})
