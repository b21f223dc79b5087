import { entities, migrations } from '@gongkai/server/app/entities'
import { loadRegionPack } from '@gongkai/server/app/regions/load-region-pack'
import { loadLaws } from '@gongkai/server/district/law/load-laws'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import { type Load, prepareDatabase } from '@gongkai/server/platform/database/prepare-database'
import { smallDistrict } from '../../factories/small-district'
import { contentsOf } from '../../support/database-contents'
import { databases } from '../../support/databases'
import { Death, dyingDataSource } from '../../support/dying'
import { openRelease } from '../../support/releases'

const loads: Load[] = [(tx) => loadRegionPack(tx, smallDistrict), loadLaws]
/** Up to where data of the oldest schema are of use: the migrations after it read or change them. */
const OLDEST = migrations.slice(0, 5)

/** Starts again and again, each start dying after one statement more, until one comes through. @returns how many died */
async function dieAfterEachStatement(url: string, upTo: typeof migrations, these: readonly Load[]): Promise<number> {
  const { dataSource, revive } = dyingDataSource(url, entities, upTo)
  try {
    for (let deaths = 0; ; deaths++) {
      try {
        await prepareDatabase(dataSource, these)
        return deaths
      } catch (error) {
        if (!(error instanceof Death)) throw error
        revive()
      }
    }
  } finally {
    await dataSource.destroy()
  }
}

async function prepare(url: string, upTo: typeof migrations, these: readonly Load[]): Promise<void> {
  const dataSource = createDataSource(url, entities, upTo)
  try {
    await prepareDatabase(dataSource, these)
  } finally {
    await dataSource.destroy()
  }
}

/** The rows that the data steps of later migrations work upon. */
async function fillOldest(url: string): Promise<void> {
  const dataSource = await createDataSource(url, [], []).initialize()
  const at = '2026-01-02 03:04:05.678'
  for (const sql of [
    "INSERT INTO organisation (code, name, kind, fills) VALUES ('east', '东镇', 'town', 1)",
    "INSERT INTO person (account, name, password_hash, organisation_code, roles) VALUES ('Wang', '王', '', 'east', '[]')",
    `INSERT INTO session (token_hash, person_id, expires_at) VALUES ('t', 1, '${at}')`,
    "INSERT INTO assignment (round_code, domain_code, organisation_code, phase) VALUES ('2020', '01', 'east', 'catalogue')",
    ...Array.from(
      { length: 3 },
      (_, index) =>
        'INSERT INTO event (at, person_id, `by`, kind, assignment_id, detail) VALUES' +
        ` ('${at}', 1, '东镇', 'entry.saved', 1, '{"entryId":${index + 1}}')`,
    ),
    'INSERT INTO edition (year, number, round_code, published_at, note, entry_count, content_hash)' +
      ` VALUES (2020, 1, '2020', '${at}', '首次', 1, 'h')`,
    "INSERT INTO edition_entry (edition_id, domain_code, public_number, snapshot) VALUES (1, '01', '01-east-0001', '{}')",
  ])
    await dataSource.query(sql)
  await dataSource.destroy()
}

describe.each(databases)('a start that is broken off at whatever statement on $name', (database) => {
  test('is taken up from empty, with data that later migrations change', async () => {
    const [undisturbed, broken] = [await database.url(), await database.url()]
    await prepare(undisturbed, OLDEST, [])
    expect(await dieAfterEachStatement(broken, OLDEST, [])).toBeGreaterThan(30)
    for (const url of [undisturbed, broken]) await fillOldest(url)
    await prepare(undisturbed, migrations, loads)
    expect(await dieAfterEachStatement(broken, migrations, loads)).toBeGreaterThan(50)
    expect(await contentsOf(broken)).toEqual(await contentsOf(undisturbed))
  })

  test('is taken up from the database of the release before', async () => {
    const [undisturbed, broken] = [await openRelease(database), await openRelease(database)]
    await prepare(undisturbed, migrations, loads)
    expect(await dieAfterEachStatement(broken, migrations, loads)).toBeGreaterThan(0)
    expect(await contentsOf(broken)).toEqual(await contentsOf(undisturbed))
  })
})
