import 'reflect-metadata'
import { backupBeforeUpgrade, HourlyBackup } from './backup/hourly-backup.js'
import { ensureRestored } from './backup/restore-backup.js'
import { readConfig } from './config.js'
import { createApp } from './create-app.js'
import { ensureNobodyReal, ensureNoDemo } from './demo/demo-traces.js'
import { DEMO_PASSWORD, demoAccounts, loadDemo } from './demo/load-demo.js'
import { Readiness } from './health/readiness.js'
import { loadLaws } from './law/load-laws.js'
import { loadDemoMatters } from './matter/load-demo-matters.js'
import { Clock } from './platform/clock.js'
import { createDataSource } from './platform/database/data-source.js'
import { entities, migrations } from './platform/database/entities.js'
import { serveClient } from './platform/http/serve-client.js'
import { closeInTime } from './platform/process/close-in-time.js'
import { outliveOutput } from './platform/process/outlive-output.js'
import { loadRegionPack } from './regions/load-region-pack.js'
import { quangang } from './regions/quangang/index.js'
import { Region } from './regions/region.js'

async function main(): Promise<void> {
  outliveOutput()
  // What the server writes holds people's names and telephones: nobody else on the machine reads it.
  process.umask(0o077)
  const config = readConfig(process.env)
  const clock = new Clock(config.today)
  const dataSource = createDataSource(config.databaseUrl, entities, migrations)
  await dataSource.initialize()
  await ensureRestored(dataSource)
  const where = { url: config.databaseUrl, files: config.files }
  if (config.backup !== null) await backupBeforeUpgrade(dataSource, { ...where, folder: config.backup })
  await dataSource.runMigrations()
  const fitting = config.demo ? ensureNobodyReal : ensureNoDemo
  await dataSource.manager.transaction((tx) => fitting(tx, quangang))
  await dataSource.manager.transaction((tx) => loadRegionPack(tx, quangang))
  await dataSource.manager.transaction(loadLaws)
  if (config.demo) {
    await dataSource.manager.transaction((tx) => loadDemo(tx, quangang, clock))
    await dataSource.manager.transaction(loadDemoMatters)
  }

  const app = await createApp({
    dataSource,
    clock,
    region: new Region(quangang),
    publicUrl: config.publicUrl,
    wechat: config.wechat,
    files: config.files,
    backup: config.backup,
  })
  await serveClient(app, config.webRoot)
  const copies =
    config.backup === null ? null : new HourlyBackup(dataSource, clock, { ...where, folder: config.backup })
  copies?.start()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      app.get(Readiness).closing = true
      await closeInTime(app, () => Promise.all([copies?.stop(), dataSource.destroy()]))
      process.exit(0)
    })
  }
  await app.listen(config.port, config.host)
  console.log(`掌上公开 · ${quangang.name}\n  ${(await app.getUrl()).replace('0.0.0.0', 'localhost')}`)
  if (config.demo) {
    console.log(`演示账号（密码均为 ${DEMO_PASSWORD}）：`)
    for (const { account, name, title } of demoAccounts(quangang))
      console.log(`  ${account.padEnd(16)} ${title}（${name}）`)
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
