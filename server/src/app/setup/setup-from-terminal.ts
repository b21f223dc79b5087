import 'reflect-metadata'
import { resolve } from 'node:path'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { createDataSource } from '../../platform/database/data-source.js'
import { prepareDatabase } from '../../platform/database/prepare-database.js'
import { readCommandConfig } from '../config.js'
import { ensureNoDemo } from '../demo/demo-traces.js'
import { entities, migrations } from '../entities.js'
import { districtLoads } from '../regions/district-loads.js'
import { packOfFile } from '../regions/load-pack-file.js'
import { loadPackOnce } from '../regions/load-region-pack.js'

const USE = '用法：npm run setup -- --region 地区数据.json'

/** `npm run setup -- --region FILE`: sets the district up from a pack file, as GONGKAI_REGION does at start. */
export async function setupFromTerminal(words: string[]): Promise<void> {
  const [flag, path] = words
  if (flag !== '--region' || !path || words.length > 2) throw new Error(USE)
  const { databaseUrl } = readCommandConfig(process.env)
  const pack = await packOfFile(resolve(process.env.INIT_CWD ?? process.cwd(), path))
  const dataSource = createDataSource(databaseUrl, entities, migrations)
  try {
    await prepareDatabase(dataSource, [(tx) => ensureNoDemo(tx), ...districtLoads, (tx) => loadPackOnce(tx, pack)])
    const { manager } = dataSource
    const count = (kind: OrganisationEntity['kind']) => manager.countBy(OrganisationEntity, { kind })
    console.log(
      `已设置${pack.name}：${await count('agency')} 个部门，${await count('town')} 个镇（街道），${await count('village')} 个村（社区），${await manager.count(PilotDomainEntity)} 个试点领域。`,
    )
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy()
  }
}
