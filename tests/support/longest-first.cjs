const { join, relative } = require('node:path')

/** jest's own, which is no dependency of this package itself. */
const jest = require.resolve('@jest/core', { paths: [require.resolve('jest')] })
const { default: Sequencer } = require(require.resolve('@jest/test-sequencer', { paths: [jest] }))

/** The beginnings of long files' names, longest first; a file not named goes after them. */
const LONG = [
  'journeys/upgraded',
  'journeys/',
  'api/app/upgrade/',
  'operation/',
  'api/platform/seen/',
  'weapp/',
  'api/exchange/',
  'api/catalogue/p',
  'platform/database/',
  'api/',
  'roles/',
  'structure/',
]

/**
 * The longest files go first, so that no worker waits at the end for the other's long one. Without the times of a former run, as on a fresh
 * checkout, jest goes by the size of the files, and the shortest of them load whole demos.
 */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const known = tests.filter((test) => this.time(test) !== undefined)
    const sorted = super.sort(tests)
    if (known.length > tests.length / 2) return sorted
    const rank = (test) => {
      const path = relative(join(__dirname, '..'), test.path)
      const found = LONG.findIndex((start) => path.startsWith(start))
      return found < 0 ? LONG.length : found
    }
    return sorted.sort((one, other) => rank(one) - rank(other))
  }
}
