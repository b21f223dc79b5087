const { isShared, Runtime, sharesModules } = require('./shared.cjs')

/** Loads the modules that files share, and outlives them. */
let keeper = null

/**
 * jest loads every module anew for every test file: of the server and its libraries three thousand, seconds of a core before the first
 * statement, all of it slow at first and never quite forgotten afterwards. Here a worker loads them once, as one process of the server serves
 * district after district; what belongs to the tests stays each file's own. Nothing is mocked, so no file wants another server than the next.
 */
class SharedRuntime extends Runtime {
  constructor(config, environment, resolver, transformer, cacheFS, coverage, testPath, globalConfig) {
    super(config, environment, resolver, transformer, cacheFS, coverage, testPath, globalConfig)
    this.shares = environment.shares === true && sharesModules(testPath)
    if (this.shares)
      keeper ??= new Runtime(config, environment, resolver, transformer, new Map(), coverage, testPath, globalConfig)
  }

  requireModule(from, moduleName, options, isRequireActual) {
    const mayShare =
      this.shares && moduleName && !options?.isInternalModule && !this._resolution.isCoreModule(moduleName)
    return mayShare && isShared(this._resolution.resolveCjs(from, moduleName))
      ? keeper.requireModule(from, moduleName, options, isRequireActual)
      : super.requireModule(from, moduleName, options, isRequireActual)
  }

  getSourceMaps() {
    const own = super.getSourceMaps()
    if (!this.shares) return own
    const kept = keeper.getSourceMaps()
    return { get: (file) => own.get(file) ?? kept.get(file), [Symbol.iterator]: () => [...own, ...kept].values() }
  }
}

module.exports = SharedRuntime
module.exports.default = SharedRuntime
