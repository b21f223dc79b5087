import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { VERSION } from '@gongkai/shared/base/version'

test.each(['.', 'shared', 'server', 'miniapp', 'tests'])(
  'the package.json of %s says the version of the product',
  (folder) => {
    const { version } = JSON.parse(readFileSync(join(__dirname, '../..', folder, 'package.json'), 'utf8'))
    expect(version).toBe(VERSION)
  },
)
