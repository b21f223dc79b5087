import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SearchIndex } from '@gongkai/server/platform/search/search-index'

const folderOf = (pid: number | undefined) => join(tmpdir(), `gongkai-search-${pid}-left`)

test('a start removes the index of a server that was killed, and nobody else’s', async () => {
  const killed = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  const running = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  mkdirSync(folderOf(killed.pid))
  mkdirSync(folderOf(running.pid))
  killed.kill('SIGKILL')
  await once(killed, 'exit')

  const index = await SearchIndex.create()
  const own = readdirSync(tmpdir()).filter((name) => name.startsWith(`gongkai-search-${process.pid}-`))
  expect({
    own: own.length,
    killed: existsSync(folderOf(killed.pid)),
    running: existsSync(folderOf(running.pid)),
  }).toEqual({ own: 1, killed: false, running: true })

  index.close()
  running.kill('SIGKILL')
  rmSync(folderOf(running.pid), { recursive: true })
})
