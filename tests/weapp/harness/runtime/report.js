/**
 * Tells the driver something at once, so that nothing is lost when the page is opened anew.
 * `kind` is 'problem' (a text), 'called' (a name of wx, or an open-type) or 'setData' (see set-data.js).
 */
export function report(kind, value) {
  if (window.__report) window.__report(kind, value)
  else console.warn(kind, value) // somebody looks at the app in a browser of their own
}
