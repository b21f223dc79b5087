import { entities, migrations } from '@gongkai/server/app/entities'
import { HAND_OVER } from '@gongkai/server/office/organisation/hand-over'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import { databases } from '../support/databases'

/** Codes of 40 characters that are no unit's. */
const NO_UNIT = new Set(['organisation.code', 'event.kind', 'nudge.subject'])
const JSON_OF_UNITS = new Set([
  'amendment.signed_by',
  'law_wave.nudged',
  'submission.approved_by',
  'report.signed_by',
  'pilot_domain.lead_codes',
  'pilot_domain.filler_codes',
  'review_batch.actor',
  'export.scope',
])

test('every column that holds a unit’s code says whether it goes over when the unit is merged, and why', async () => {
  const [sqlite] = databases
  const dataSource = createDataSource((await sqlite?.url()) ?? '', entities, migrations)
  await dataSource.initialize()
  const columns = dataSource.entityMetadatas.flatMap(({ tableName, columns }) =>
    columns.map(({ databaseName, length }) => ({ name: `${tableName}.${databaseName}`, length })),
  )
  await dataSource.destroy()
  const holding = columns
    .filter(({ name, length }) => (length === '40' && !NO_UNIT.has(name)) || JSON_OF_UNITS.has(name))
    .map(({ name }) => name)
  // A code of a unit is 40 characters long wherever it stands; one of another name or length is found by its name.
  const byName = columns
    .map(({ name }) => name)
    .filter((name) =>
      /(organisation|unit|parent|origin|to|from|lead|filler|town|village)_codes?$|merged_into$/.test(name),
    )
  expect(Object.keys(HAND_OVER).sort()).toEqual([...new Set([...holding, ...byName])].sort())
  for (const [fate, why] of Object.values(HAND_OVER)) {
    expect(['moves', 'stays']).toContain(fate)
    expect(why).not.toBe('')
  }
})
