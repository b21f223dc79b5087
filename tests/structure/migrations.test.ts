import { entities, migrations } from '@gongkai/server/app/entities'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import { databases } from '../support/databases'

describe.each(databases)('migrations on $name', ({ url }) => {
  test('make exactly the tables, columns and unique keys of the entities, and undo them', async () => {
    const dataSource = createDataSource(await url(), entities, migrations)
    await dataSource.initialize()
    await dataSource.runMigrations()
    const runner = dataSource.createQueryRunner()
    for (const { tableName, columns, uniques } of dataSource.entityMetadatas) {
      const table = await runner.getTable(tableName)
      const made = table?.columns.map(({ name, isNullable }) => `${name} ${isNullable}`).sort()
      expect({ tableName, columns: made }).toEqual({
        tableName,
        columns: columns.map(({ databaseName, isNullable }) => `${databaseName} ${isNullable}`).sort(),
      })
      // MySQL keeps unique keys as unique indices
      const keys = [...(table?.uniques ?? []), ...(table?.indices.filter(({ isUnique }) => isUnique) ?? [])].map(
        (key) => [...key.columnNames].sort().join(),
      )
      for (const unique of uniques) {
        expect(keys).toContain(
          unique.columns
            .map(({ databaseName }) => databaseName)
            .sort()
            .join(),
        )
      }
    }
    for (const _ of migrations) await dataSource.undoLastMigration()
    for (const { tableName } of dataSource.entityMetadatas) expect(await runner.hasTable(tableName)).toBe(false)
    await runner.release()
    await dataSource.destroy()
  })
})
