/**
 * Runs the app's scripts like CommonJS modules, each once. A page or component registers itself by a global call; in
 * Taro's output that call may stand in a shared chunk, so what counts is the page or component being loaded.
 */
export class Loader {
  #modules = new Map()
  #manifest
  #run
  #enteredRoots = new Set()

  /** The path of the page or component being loaded: Page() and Component() register under it. */
  unit = 'app'

  constructor(manifest, run) {
    this.#manifest = manifest
    this.#run = run
  }

  /** Loads a page or component, the components it uses first; a sub-package comes with its first page. */
  loadUnit(unit, seen = new Set()) {
    if (seen.has(unit)) return
    seen.add(unit)
    const root = this.#rootOf(unit)
    if (root) this.#enteredRoots.add(root)
    for (const used of Object.values(this.usedBy(unit))) this.loadUnit(used, seen)
    this.load(`${unit}.js`)
  }

  /** The components a page or component names in its JSON or app.json: tag → path. */
  usedBy(unit) {
    const named = { ...this.#manifest.app.usingComponents, ...this.#manifest.configs[unit]?.usingComponents }
    return Object.fromEntries(Object.entries(named).map(([tag, path]) => [tag, resolvePath(unit, path)]))
  }

  load(file) {
    const known = this.#modules.get(file)
    if (known) return known.exports
    const source = this.#manifest.scripts[file]
    if (source === undefined) throw new Error(`module "${file}" is not defined`)
    const module = { exports: {} }
    this.#modules.set(file, module)

    const unit = file.replace(/\.js$/, '')
    const outer = this.unit
    if (this.#manifest.configs[unit]) this.unit = unit
    try {
      const require = (path) => this.#require(file, path)
      this.#run(file, source, { require, module, exports: module.exports, __wxRoute: this.unit })
    } finally {
      this.unit = outer
    }
    return module.exports
  }

  #require(from, path) {
    const target = resolvePath(from, path)
    const file = [target, `${target}.js`, `${target}/index.js`].find((name) => name in this.#manifest.scripts) ?? target
    const root = this.#rootOf(file)
    // On a phone the code of a sub-package is absent until one of its pages opens, and closed to the other packages.
    if (root && (root !== this.#rootOf(from) || !this.#enteredRoots.has(root)))
      throw new Error(`"${from}" requires "${file}" of sub-package "${root}"`)
    return this.load(file)
  }

  #rootOf(path) {
    return this.#manifest.subPackageRoots.find((root) => path.startsWith(`${root}/`))
  }
}

/** `path` as written in file `from`, from the root of the package and without a leading slash. */
export function resolvePath(from, path) {
  return new URL(path, `file:///${from}`).pathname.slice(1)
}
