import { execFile } from 'node:child_process'
import { chmodSync, copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const MOST_OUTPUT = 2 ** 28

/** A compiler's report; `faults` is empty where it took everything. */
export interface Compiled {
  files: number
  faults: string
}

/**
 * WeChat's own compilers over a whole build, as WeChat runs them at preview and upload: `wcc` its templates and wxs, `wcsc` its
 * style sheets. They are programs for Linux on x64.
 *
 * @throws where they cannot run: a build that nobody compiled must not count as one that compiles
 */
export async function compileForWeChat(dist: string): Promise<{ templates: Compiled; styles: Compiled }> {
  const { platform, arch } = process
  if (platform !== 'linux' || arch !== 'x64')
    throw new Error(`WeChat's compilers run on Linux x64 only, this is ${platform} ${arch}: run this test there`)
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-wechat-compilers-'))
  try {
    const programs = join(dirname(require.resolve('miniprogram-compiler/package.json')), 'bin/linux')
    const [wcc, wcsc] = ['wcc', 'wcsc'].map((name) => {
      // The package comes without the right to execute them.
      copyFileSync(join(programs, name), join(folder, name))
      chmodSync(join(folder, name), 0o755)
      return join(folder, name)
    }) as [string, string]
    const all = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    const [templates, styles] = [/\.(wxml|wxs)$/, /\.wxss$/].map((kind) => all.filter((name) => kind.test(name)).sort())
    return {
      templates: await compile(wcc, ['-d'], templates as string[], dist),
      styles: await compile(wcsc, ['-js', '-pc', String(styles?.length)], styles as string[], dist),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function compile(program: string, options: string[], files: string[], cwd: string): Promise<Compiled> {
  return new Promise((done, fail) => {
    execFile(program, [...options, ...files], { cwd, maxBuffer: MOST_OUTPUT }, (error, stdout, stderr) => {
      // A number is its own exit code; anything else says that it could not be run.
      if (error && typeof error.code !== 'number') fail(new Error(`${program} does not run: ${error.message}`))
      else if (error) done({ files: files.length, faults: stderr.trim() || `exit ${error.code}` })
      else done({ files: files.length, faults: stdout.length > 0 || files.length === 0 ? '' : 'no output' })
    })
  })
}
