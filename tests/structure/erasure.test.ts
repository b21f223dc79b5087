import { entities } from '@gongkai/server/app/entities'
import { ERASED_COLUMNS } from '@gongkai/server/oversight/erasure/erased-columns'
import { wideColumns } from '@gongkai/server/oversight/erasure/stored-texts'
import { createDataSource } from '@gongkai/server/platform/database/data-source'

const columns = async () => {
  const dataSource = await createDataSource('sqlite::memory:', entities, []).initialize()
  const found = [...wideColumns(dataSource).keys()]
  await dataSource.destroy()
  return found
}

test('each column wide enough for words says how 抹去 reaches it, or why it holds none of anybody', async () => {
  const found = await columns()
  expect(found.length).toBeGreaterThan(120)
  expect(found.filter((name) => !(name in ERASED_COLUMNS))).toEqual([])
})

test('the list holds no column that is gone', async () => {
  const found = await columns()
  expect(Object.keys(ERASED_COLUMNS).filter((name) => !found.includes(name))).toEqual([])
})

test('the 留痕 comes before what is drawn from it', () => {
  const names = Object.keys(ERASED_COLUMNS)
  expect(names.indexOf('event.detail')).toBeLessThan(names.indexOf('notice.text'))
})
