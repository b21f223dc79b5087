// Builds the mini-program for the server of the district and hands it to WeChat: `pnpm upload:weapp`, `pnpm preview:weapp`
// (docs/release-wechat.md). Nothing is built or sent while anything is missing.
import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { releaseCommand } from './release-command.mjs'

const isFile = (path) => Boolean(path) && Boolean(statSync(path, { throwIfNoEntry: false })?.isFile())
// A relative path counts from where the command was given, not from this package.
const { GONGKAI_WECHAT_KEY: key, INIT_CWD: from = '.' } = process.env
const env = { ...process.env, ...(key ? { GONGKAI_WECHAT_KEY: resolve(from, key) } : {}) }
const { refusals, command } = releaseCommand(process.argv[2], env, isFile)
if (refusals.length > 0) {
  console.error(['不能发布小程序：', ...refusals.map((text) => `  ${text}`)].join('\n'))
  process.exit(1)
}
const run = ([program, ...args], more = {}) => {
  const { status } = spawnSync(program, args, { stdio: 'inherit', env: { ...process.env, ...more } })
  if (status !== 0) process.exit(status ?? 1)
}
run(['npx', 'taro', 'build', '--type', 'weapp'], { NODE_ENV: 'production' })
run(command)
