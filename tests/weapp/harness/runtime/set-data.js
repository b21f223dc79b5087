import { report } from './report.js'

/**
 * Between a phone's two threads data go as JSON: values that JSON cannot hold are lost, and each byte costs time. Both happen here to a
 * page or component: `{page, opening, component, bytes}` is reported for every call.
 *
 * @param whose answers {page, opening, component}: path of the page, a name for this opening of it (each has a first setData) and, where
 * the data are a component's own, its path
 */
export function measureSetData(instance, whose) {
  const setData = instance.setData
  instance.setData = (data, done) => {
    const sent = JSON.stringify(data)
    report('setData', { ...whose(), bytes: new TextEncoder().encode(sent).length })
    setData.call(instance, JSON.parse(sent), done)
  }
}
