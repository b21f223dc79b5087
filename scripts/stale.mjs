import { readdirSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { install, repository } from './pnpm.mjs'

/** @returns {number} when the newest file of a path changed, ms since 1970; 0 when there is none */
export function changedAt(path) {
  const full = join(repository, path)
  const status = statSync(full, { throwIfNoEntry: false })
  if (!status) return 0
  if (!status.isDirectory()) return status.mtimeMs
  // A folder counts itself too: its time is what a deleted file changes.
  return Math.max(status.mtimeMs, ...readdirSync(full).map((name) => changedAt(join(path, name))))
}

/** Brings `target` where one of its sources is newer, by `make`, which says whether it succeeded; else ends the process with what failed. */
export function bring(target, sources, what, make) {
  if (Math.max(...sources.map(changedAt)) <= changedAt(target)) return
  if (!make() || changedAt(target) === 0) {
    console.error(`${what} failed; the server was not started`)
    process.exit(1)
  }
  // Neither pnpm nor webpack touches a file that came out the same.
  utimesSync(join(repository, target), new Date(), new Date())
}

/** Brings what the lockfile names, where the lockfile is newer than the installed packages. */
export function bringModules() {
  bring('node_modules/.modules.yaml', ['pnpm-lock.yaml'], 'pnpm install', install)
}
