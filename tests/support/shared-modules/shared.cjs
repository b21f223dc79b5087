const { join, sep } = require('node:path')

const tests = join(__dirname, '../..')
const repository = join(tests, '..')
const within = (...folder) => join(...folder) + sep

/** Tests of the server and of the rules. Those of screens play pages as well, whose globals are not a server’s. */
const SHARING = [
  ...['api', 'platform', 'privacy', 'roles'].map((folder) => within(tests, folder)),
  within(repository, 'shared/src'),
]
const SERVER = [within(repository, 'server/src'), within(repository, 'shared/src')]

/** Whether a test file takes the server's modules as the files before it left them; `GONGKAI_TEST_MODULES=fresh` loads all anew for each. */
exports.sharesModules = (testPath) =>
  process.env.GONGKAI_TEST_MODULES !== 'fresh' && SHARING.some((folder) => testPath.startsWith(folder))

/** The server, the rules and the libraries; what belongs to the tests is loaded anew for each file. */
exports.isShared = (module) =>
  SERVER.some((folder) => module.startsWith(folder)) || module.includes(`${sep}node_modules${sep}`)

/** jest's own, which are no dependencies of this package itself. */
const jest = require.resolve('@jest/core', { paths: [require.resolve('jest')] })
const config = require.resolve('jest-config', { paths: [jest] })
exports.Runtime = require(require.resolve('jest-runtime', { paths: [jest] })).default
exports.NodeEnvironment = require(require.resolve('jest-environment-node', { paths: [config] })).default
