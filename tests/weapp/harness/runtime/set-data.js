import { report } from './report.js'

/**
 * Between a phone's two threads data go as JSON: what JSON cannot hold is lost, and what is sent costs time. Both are
 * done here to a page or component: `{page, opening, bytes, component}` is reported for every call.
 *
 * @param page path of the page
 * @param opening names this opening of the page among all, since each has a first setData
 */
export function measureSetData(instance, { page, opening, component }) {
  const setData = instance.setData
  instance.setData = (data, done) => {
    const sent = JSON.stringify(data)
    report('setData', { page, opening, component: component ?? '', bytes: new TextEncoder().encode(sent).length })
    setData.call(instance, JSON.parse(sent), done)
  }
}
