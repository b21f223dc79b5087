// Stores the client and the server of a release, for the tests of every later release to run against their own:
//   git worktree add ../release COMMIT; there: install, build shared, server and the mini-program (`build:weapp`); then here
//   node scripts/releases/store-builds.mjs VERSION ../release
// The mini-program as WeChat would run it and the compiled server come to tests/fixtures/releases/VERSION. The server's libraries
// are not stored: it runs with those of the day (tests/support/old-server.ts).
import { mkdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { repository, run } from '../pnpm.mjs'

const [version, checkout] = process.argv.slice(2)
if (!/^\d+\.\d+\.\d+$/.test(version ?? '') || !checkout) {
  console.error('node scripts/releases/store-builds.mjs VERSION FOLDER-OF-THE-BUILT-RELEASE')
  process.exit(1)
}
const release = resolve(checkout)
const target = join(repository, 'tests/fixtures/releases', version)

/** The same files make the same archive. */
const REPEATABLE = [
  '--sort=name',
  '--mtime=@0',
  '--owner=0',
  '--group=0',
  '--numeric-owner',
  '--use-compress-program=gzip -9n',
]
const NOT_RUN = ['--exclude=*.map', '--exclude=*.d.ts', '--exclude=*.tsbuildinfo', '--exclude=*.LICENSE.txt']

function store(name, folder, paths) {
  const file = join(target, name)
  for (const path of paths) statSync(join(folder, path))
  if (!run(['tar', ...REPEATABLE, ...NOT_RUN, '-cf', file, '-C', folder, ...paths])) process.exit(1)
  console.log(`${name}: ${Math.ceil(statSync(file).size / 1024)} KB`)
}

mkdirSync(target, { recursive: true })
store('weapp.tar.gz', join(release, 'miniapp/dist/weapp'), ['.'])
store('server.tar.gz', release, ['server/package.json', 'server/dist', 'shared/package.json', 'shared/dist'])
