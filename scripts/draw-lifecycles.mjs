/** Draws docs/lifecycles.md from the tables of shared: the test that guards it writes it. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { repository } from './pnpm.mjs'

const { status } = spawnSync('npx', ['jest', '--config', 'jest.config.cjs', 'structure/lifecycles'], {
  cwd: join(repository, 'tests'),
  env: { ...process.env, GONGKAI_DRAW: 'lifecycles' },
  stdio: 'inherit',
  shell: process.platform === 'win32',
})
process.exit(status ?? 1)
