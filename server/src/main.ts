import 'reflect-metadata'
import type { EntityManager } from 'typeorm'
import { readConfig } from './config.js'
import { createApp } from './create-app.js'
import { ensureNobodyReal, ensureNoDemo } from './demo/demo-traces.js'
import { DEMO_PASSWORD, demoAccounts, loadDemo } from './demo/load-demo.js'
import { loadDemoMatters } from './matter/load-demo-matters.js'
import { Clock } from './platform/clock.js'
import { createDataSource } from './platform/database/data-source.js'
import { entities, migrations } from './platform/database/entities.js'
import { prepareDatabase } from './platform/database/prepare-database.js'
import { serveClient } from './platform/http/serve-client.js'
import { districtLoads } from './regions/district-loads.js'
import { quangang } from './regions/quangang/index.js'
import { Region } from './regions/region.js'

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const clock = new Clock(config.today)
  const dataSource = createDataSource(config.databaseUrl, entities, migrations)
  const fitting = config.demo ? ensureNobodyReal : ensureNoDemo
  await prepareDatabase(dataSource, [
    (tx: EntityManager) => fitting(tx, quangang),
    ...districtLoads,
    ...(config.demo ? [(tx: EntityManager) => loadDemo(tx, quangang, clock), loadDemoMatters] : []),
  ])

  const app = await createApp({
    dataSource,
    clock,
    region: new Region(quangang),
    publicUrl: config.publicUrl,
    wechat: config.wechat,
    files: config.files,
  })
  await serveClient(app, config.webRoot)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      await app.close()
      await dataSource.destroy()
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
