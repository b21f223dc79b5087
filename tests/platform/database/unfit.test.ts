import { join } from 'node:path'
import { readConfig } from '@gongkai/server/app/config'
import { entities, migrations } from '@gongkai/server/app/entities'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import { prepareDatabase } from '@gongkai/server/platform/database/prepare-database'
import { databases } from '../../support/databases'
import { startMaria } from '../../support/maria.mjs'

const mariadb = process.env.GONGKAI_TEST_MYSQL !== undefined
const certificates = join(__dirname, '../../fixtures/database-tls')

/** Why a start on this database is refused; '' when it comes up. */
async function refusalOf(url: string): Promise<string> {
  const dataSource = createDataSource(url, entities, migrations)
  try {
    await prepareDatabase(dataSource, [])
    return ''
  } catch (error) {
    return (error as Error).message
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy()
  }
}

async function tablesOf(url: string): Promise<string[]> {
  const dataSource = await createDataSource(url, [], []).initialize()
  const rows: object[] = await dataSource.query('SHOW TABLES')
  await dataSource.destroy()
  return rows.map((row) => Object.values(row)[0])
}

describe.each(databases)('an older build on $name', ({ url }) => {
  test('refuses a schema that a newer one has brought up, and names both', async () => {
    const at = await url()
    expect(await refusalOf(at)).toBe('')
    const dataSource = await createDataSource(at, [], []).initialize()
    await dataSource.query("INSERT INTO migrations (timestamp, name) VALUES (1999000000000, 'Tomorrow1999000000000')")
    await dataSource.destroy()
    const newest = migrations.at(-1)?.name
    expect(await refusalOf(at)).toMatch(new RegExp(`较新的版本.*Tomorrow1999000000000.*${newest}`))
  })
})

if (mariadb)
  describe('a MariaDB that does not fit', () => {
    let server: Awaited<ReturnType<typeof startMaria>>
    beforeAll(async () => {
      server = await startMaria({
        settings: [
          '--sql-mode=',
          '--max-allowed-packet=1M',
          `--ssl-cert=${join(certificates, 'server.pem')}`,
          `--ssl-key=${join(certificates, 'server-key.pem')}`,
        ],
      })
    })
    afterAll(() => server?.stop())
    const strict = (on: boolean) => {
      const mode = on ? 'STRICT_TRANS_TABLES' : ''
      server.asRoot(`SET GLOBAL sql_mode='${mode}'; SET GLOBAL max_allowed_packet=${on ? 16 : 1} * 1048576`)
    }

    test.each(['latin1', 'utf8mb3'])(
      'is refused with every fault and what mends it, %s, and no table is made',
      async (set) => {
        strict(false)
        server.asRoot(`CREATE DATABASE gongkai_${set} CHARACTER SET ${set}`)
        const url = `${server.url}/gongkai_${set}`
        const refusal = await refusalOf(url)
        expect(refusal).toContain(`ALTER DATABASE \`gongkai_${set}\` CHARACTER SET utf8mb4;`)
        expect(refusal).toMatch(/sql_mode.*SET GLOBAL sql_mode = /)
        expect(refusal).toMatch(/max_allowed_packet 是 1048576 .*SET GLOBAL max_allowed_packet = /)
        expect(await tablesOf(url)).toEqual([])
        // The printed statements mend it.
        for (const [statement] of refusal.matchAll(/(ALTER DATABASE|SET GLOBAL) .+?;/g)) server.asRoot(statement)
        expect(await refusalOf(url)).toBe('')
      },
    )

    test('is refused to who may not make tables, with the right that is missing', async () => {
      strict(true)
      server.asRoot(
        "CREATE DATABASE gongkai_rights CHARACTER SET utf8mb4; CREATE USER reader IDENTIFIED BY 'reader';" +
          ' GRANT SELECT, INSERT ON `gongkai\\_rights`.* TO reader',
      )
      const url = server.url.replace('app:app', 'reader:reader')
      const refusal = await refusalOf(`${url}/gongkai_rights`)
      expect(refusal).toContain('没有权限 UPDATE、DELETE、CREATE、ALTER、INDEX、DROP')
      const [grant = ''] = /GRANT .+;/.exec(refusal) ?? []
      server.asRoot(grant)
      expect(await refusalOf(`${url}/gongkai_rights`)).toBe('')
    })

    test('is reached by a name with a hyphen and over TLS, where its certificate is one that is trusted', async () => {
      strict(true)
      server.asRoot(
        "CREATE DATABASE `gongkai_gong-kai` CHARACTER SET utf8mb4; CREATE USER secret IDENTIFIED BY 's' REQUIRE SSL",
      )
      server.asRoot('GRANT ALL ON `gongkai\\_%`.* TO secret')
      const url = `${server.url.replace('app:app', 'secret:s')}/gongkai_gong-kai`
      const ca = join(certificates, 'ca.pem')
      expect(await refusalOf(url)).toMatch(/打不开/)
      expect(await refusalOf(`${url}?ssl=true`)).toMatch(/打不开.*certificate/)
      expect(await refusalOf(`${url}?ssl=true&ca=${ca}`)).toBe('')
      expect(readConfig({ DATABASE_URL: `${url}?ssl=true&ca=${ca}`, GONGKAI_HOST: '127.0.0.1' }).databaseUrl).toContain(
        'gong-kai',
      )
    })

    test('that does not answer is not waited for without end', async () => {
      strict(true)
      server.asRoot('CREATE DATABASE gongkai_slow CHARACTER SET utf8mb4')
      const url = `${server.url}/gongkai_slow`
      const dataSource = await createDataSource(url, [], []).initialize()
      server.signal('SIGSTOP')
      try {
        const [asked, connected] = await Promise.allSettled([dataSource.query('SELECT 1'), refusalOf(url)])
        expect(asked).toMatchObject({ status: 'rejected', reason: { message: '数据库 30 秒没有回答' } })
        expect(connected).toMatchObject({ value: expect.stringMatching(/打不开.*ETIMEDOUT/) })
      } finally {
        server.signal('SIGCONT')
      }
      expect(await dataSource.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
      await dataSource.destroy()
    })
  })

test('an address of a database that cannot be meant is refused with all that is wrong, without its password', () => {
  const faultOf = (url: string) => {
    try {
      return readConfig({ DATABASE_URL: url, GONGKAI_HOST: '127.0.0.1' }) && ''
    } catch (error) {
      return (error as Error).message
    }
  }
  expect(faultOf('mysql://a:b@h:3306/gong-kai')).toBe('')
  expect(faultOf('mysql://a:secret@h:3306/x?ssl=yes&tls=1&ca=/no/such.pem')).toMatch(
    /^(?!.*secret).*没有参数 tls.*ssl=yes.*ca 只在.*ca=\/no\/such.pem/s,
  )
  expect(faultOf('mysql://h')).toMatch(/应如 mysql:/)
  expect(faultOf('postgres://h/x')).toMatch(/应以 mysql:/)
})
