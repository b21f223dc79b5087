const { NodeEnvironment, sharesModules } = require('./shared.cjs')

/** Left behind by jest for one file: the next one’s would be added to it. */
const OF_ONE_FILE =
  /^(JEST_STATE_SYMBOL|EVENT_HANDLERS|TEST_TIMEOUT_SYMBOL|RETRY_\w+|WAIT_BEFORE_RETRY|LOG_ERRORS_BEFORE_RETRY|\$\$jest-matchers-object)$/

class SharedEnvironment extends NodeEnvironment {
  constructor(options, context) {
    super(options, context)
    this.shares = true
    const { process } = this.global
    this.found = { env: { ...process.env }, exit: process.exit }
  }

  /** The globals stay for the next file, without what this one left in them. */
  async teardown() {
    const { global, found } = this
    this.fakeTimersModern.useRealTimers()
    this.fakeTimers.useRealTimers()
    for (const key of Object.getOwnPropertySymbols(global)) if (OF_ONE_FILE.test(key.description)) delete global[key]
    global.process.exit = found.exit
    for (const name of Object.keys(global.process.env)) if (!(name in found.env)) delete global.process.env[name]
    Object.assign(global.process.env, found.env)
  }
}

let kept = null

/** One world for the files of a worker that share modules, since a module belongs to the globals that it was loaded with; jest calls it with `new`. */
function environmentOf(options, context) {
  if (!sharesModules(context.testPath)) return new NodeEnvironment(options, context)
  kept ??= new SharedEnvironment(options, context)
  return kept
}

module.exports = environmentOf
