import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const libraries = join(__dirname, '../../server/node_modules')
const stored = (release: string, name: string) => join(__dirname, '../fixtures/releases', release, name)

function unpacked(release: string, name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `gongkai-${release}-`))
  execFileSync('tar', ['-xzf', stored(release, name), '-C', folder])
  return folder
}

/** The mini-program of a release as it was built, in a folder of its own that the caller removes. */
export const oldWeapp = (release: string): string => unpacked(release, 'weapp.tar.gz')

/**
 * The compiled server of a release on an empty database, with its demo: every account's password is `gongkai-demo`. It has its own
 * code and rules (shared), and today's libraries.
 *
 * @param today the day it stands on
 * @param client folder of a built H5 client that it serves
 */
export async function openOldServer(release: string, url: string, today: string, client?: string) {
  const folder = unpacked(release, 'server.tar.gz')
  const server = join(folder, 'server')
  mkdirSync(join(server, 'node_modules/@gongkai'), { recursive: true })
  for (const name of readdirSync(libraries).filter((item) => item !== '@gongkai' && !item.startsWith('.')))
    symlinkSync(join(libraries, name), join(server, 'node_modules', name))
  symlinkSync(join(folder, 'shared'), join(server, 'node_modules/@gongkai/shared'))
  const child = spawn(process.execPath, ['dist/main.js'], {
    cwd: server,
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      DATABASE_URL: url,
      GONGKAI_DEMO: '1',
      GONGKAI_TODAY: today,
      GONGKAI_FILES: join(folder, 'files'),
      GONGKAI_WEB_ROOT: client ?? folder,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const origin = await new Promise<string>((found, failed) => {
    let output = ''
    const hear = (chunk: Buffer) => {
      output += chunk
      const address = /http:\/\/\S+/.exec(output)
      if (address) found(address[0].replace('localhost', '127.0.0.1'))
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', () => failed(new Error(`the server of ${release} ended: ${output}`)))
  })
  return {
    origin,
    async close() {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
