import 'reflect-metadata'
import { VERSION } from '@gongkai/shared/base/version'
import type { EntityManager } from 'typeorm'
import { backupBeforeUpgrade, HourlyBackup } from './app/backup/hourly-backup.js'
import { ensureRestored } from './app/backup/restore-backup.js'
import { readConfig } from './app/config.js'
import { createApp } from './app/create-app.js'
import { demoLoads, demoWords } from './app/demo/demo-loads.js'
import { ensureNobodyReal, ensureNoDemo } from './app/demo/demo-traces.js'
import { entities, migrations } from './app/entities.js'
import { Readiness } from './app/health/readiness.js'
import { districtLoads } from './app/regions/district-loads.js'
import { packOfFile } from './app/regions/load-pack-file.js'
import { loadPackOnce } from './app/regions/load-region-pack.js'
import { CheckLinks } from './catalogue/disclosure/check-links.js'
import { NightlyScan } from './oversight/personal-scan/nightly-scan.js'
import { ScanPersonalData } from './oversight/personal-scan/scan-personal-data.js'
import { Clock } from './platform/clock.js'
import { createDataSource } from './platform/database/data-source.js'
import { prepareDatabase } from './platform/database/prepare-database.js'
import { LINK_TIMEOUT_MS } from './platform/http/reach-link.js'
import { serveClient } from './platform/http/serve-client.js'
import { closeInTime } from './platform/process/close-in-time.js'
import { outliveOutput } from './platform/process/outlive-output.js'
import { Region } from './platform/region.js'

async function main(): Promise<void> {
  outliveOutput()
  // The server's files hold people's names and telephones: nobody else on the machine reads them.
  process.umask(0o077)
  const config = readConfig(process.env)
  const clock = new Clock(config.today)
  const dataSource = createDataSource(config.databaseUrl, entities, migrations)
  const fitting = config.demo ? ensureNobodyReal : ensureNoDemo
  const { backup } = config
  const pack = config.region === null ? null : await packOfFile(config.region)
  const where = { url: config.databaseUrl, files: config.files }
  await prepareDatabase(
    dataSource,
    [
      (tx: EntityManager) => fitting(tx),
      ...districtLoads,
      ...(config.demo ? demoLoads(clock) : []),
      ...(pack ? [(tx: EntityManager) => loadPackOnce(tx, pack)] : []),
    ],
    async () => {
      await ensureRestored(dataSource)
      if (backup !== null) await backupBeforeUpgrade(dataSource, { ...where, folder: backup })
    },
  )

  const app = await createApp({
    dataSource,
    clock,
    publicUrl: config.publicUrl,
    wechat: config.wechat,
    files: config.files,
    backup: config.backup,
  })
  await serveClient(app, config.webRoot)
  const copies =
    config.backup === null ? null : new HourlyBackup(dataSource, clock, { ...where, folder: config.backup })
  copies?.start()
  const scan = new NightlyScan(dataSource, clock, app.get(ScanPersonalData), VERSION)
  scan.start()
  const links = config.checkLinks
    ? new CheckLinks(dataSource, clock, { ...config.checkLinks, timeoutMs: LINK_TIMEOUT_MS })
    : null
  links?.start()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      app.get(Readiness).closing = true
      await closeInTime(app, () => Promise.all([copies?.stop(), scan.stop(), links?.stop(), dataSource.destroy()]))
      process.exit(0)
    })
  }
  await app.listen(config.port, config.host)
  console.log(
    `掌上公开 · ${app.get(Region).facts.name || '还没有设置区县'}\n  ${(await app.getUrl()).replace('0.0.0.0', 'localhost')}`,
  )
  if (config.demo) console.log(demoWords())
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
