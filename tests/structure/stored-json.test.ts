import { entities, migrations } from '@gongkai/server/app/entities'
import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import { StoredJson } from '@gongkai/server/platform/database/stored-json'
import { adoptedBy } from '../factories/handed-in'
import { databases } from '../support/databases'
import { openDistrict } from '../support/district'

/** As the columns of JSON are made by `portable.json`, and as TypeORM would read it raw. */
const MADE_FOR_JSON = /text|json/
const READ_RAW = ['simple-json', 'simple-array', 'json', 'jsonb']

describe.each(databases)('what is stored as JSON, on $name', ({ url }) => {
  test('every column that keeps it is read by a shape', async () => {
    const dataSource = createDataSource(await url(), entities, migrations)
    await dataSource.initialize()
    await dataSource.runMigrations()
    const runner = dataSource.createQueryRunner()
    const unread: string[] = []
    let read = 0
    for (const { tableName, columns } of dataSource.entityMetadatas) {
      const table = await runner.getTable(tableName)
      for (const { databaseName, type, transformer } of columns) {
        const made = table?.columns.find(({ name }) => name === databaseName)?.type ?? ''
        const keepsJson = MADE_FOR_JSON.test(made) || READ_RAW.includes(String(type))
        if (transformer instanceof StoredJson) read++
        else if (keepsJson) unread.push(`${tableName}.${databaseName}`)
      }
    }
    await runner.release()
    await dataSource.destroy()
    expect(unread).toEqual([])
    expect(read).toBeGreaterThan(30)
  })

  test.each([
    ['{"level1":"救助","stages":', 'entry.fields：不是完整的 JSON'],
    ['{"level1":"救助","stages":"result"}', 'entry.fields：stages应是列表'],
    ['{"bases":[{"title":"社会救助暂行办法"},{"title":7}]}', 'entry.fields：bases/1/title应是文字'],
    ['[]', 'entry.fields：内容应是一组内容'],
  ])('real damage is told with its place: %s', async (stored, message) => {
    const district = await openDistrict(await url())
    const { id, entries } = await adoptedBy(district, 'east', '01')
    const table = district.dataSource.getMetadata(EntryEntity).tableName
    await district.dataSource.query(`UPDATE ${table} SET fields = ? WHERE id = ?`, [stored, entries[0]?.id])
    const { status, body } = await district.call<{ refusals: object[] }>('east', 'GET', `/api/assignments/${id}`)
    expect({ status, ...body }).toEqual({
      status: 500,
      refusals: [{ code: 'server.damaged', at: '', text: `服务器上存储的内容有损坏（${message}），请联系管理员修复` }],
    })
    await district.close()
  })
})
