// The names that the app's code may see. A phone's logic layer has the language, timers and a console, but no browser.

/**
 * Globals that exist in every WeChat this app supports. Intl, WeakRef and the like are missing on older iPhones and
 * therefore not here.
 */
const LANGUAGE = new Set([
  ...['Object', 'Array', 'Number', 'Boolean', 'String', 'Symbol', 'Date', 'RegExp', 'Promise', 'Proxy', 'Reflect'],
  ...['Error', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError', 'JSON', 'Math'],
  ...['Map', 'Set', 'WeakMap', 'WeakSet', 'ArrayBuffer', 'DataView', 'Uint8Array', 'Int8Array', 'Uint8ClampedArray'],
  ...['Uint16Array', 'Int16Array', 'Uint32Array', 'Int32Array', 'Float32Array', 'Float64Array'],
  ...['parseInt', 'parseFloat', 'isNaN', 'isFinite', 'NaN', 'Infinity', 'undefined', 'escape', 'unescape'],
  ...['encodeURI', 'encodeURIComponent', 'decodeURI', 'decodeURIComponent', 'console'],
  ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
])

/** Text made into code is refused on a phone; here it would also reach the real global object. */
const NoFunction = new Proxy(Function, { apply: refuseCode, construct: refuseCode })
function refuseCode() {
  throw new EvalError('WeChat does not run code made from text')
}

function browserNames() {
  const names = new Set()
  for (let object = window; object && object !== Object.prototype; object = Object.getPrototypeOf(object))
    for (const name of Object.getOwnPropertyNames(object)) names.add(name)
  return [...names].filter((name) => /^[A-Za-z_$][\w$]*$/.test(name) && !LANGUAGE.has(name))
}

/**
 * Answers `run(file, source, moduleNames)`, which runs a script with `globals` (wx, Page …) and its own module names,
 * while every global of the browser is undefined.
 */
export function createAppScope(globals) {
  const own = { ...globals, Function: NoFunction }
  const phoneGlobal = { ...own }
  for (const name of LANGUAGE) phoneGlobal[name] = window[name]
  for (const name of ['globalThis', 'global']) own[name] = phoneGlobal[name] = phoneGlobal
  const hidden = browserNames().filter((name) => !(name in own))

  return function run(file, source, moduleNames) {
    const given = { ...own, ...moduleNames }
    const names = [...Object.keys(given), ...hidden.filter((name) => !(name in moduleNames))]
    // The inner function lets a script declare a name that is hidden. Strict: a sloppy function's `this` is the window.
    const body = `(function () { 'use strict';\n${source}\n}).call(undefined)\n//# sourceURL=weapp/${file}`
    new Function(...names, body)(...Object.values(given))
  }
}
