import type { RegionPack } from '@gongkai/shared/base/region/region-pack'
import type { EntityManager } from 'typeorm'
import { passwordMatches } from '../../district/account/password.js'
import { PersonEntity } from '../../district/account/person.entity.js'
import { RoundEntity } from '../../district/round/round.entity.js'
import { In } from '../../platform/database/in-list.js'
import { quangang } from '../regions/quangang/index.js'
import { DEMO_PASSWORD, demoAccounts } from './load-demo.js'

/** The command that takes demo people and data out of a database. */
export const REMOVAL = 'npm run remove-demo'

/** The round in mid-course that each demo opens; a round that people add in its year is called e.g. demo-2026-2. */
const DEMO_ROUND = /^demo-\d{4}$/

/** The traces that a demo left in a database. */
export interface DemoTraces {
  /** people who sign in with the password that everybody knows, or have one of the demo's accounts beside its round */ people: PersonEntity[]
  /** the demo's own round */ rounds: string[]
}

/** A demo is known by its round and by its accounts, so that those made by releases that left no other mark are found too. */
export async function demoTraces(tx: EntityManager, pack: RegionPack = quangang): Promise<DemoTraces> {
  const rounds = (await tx.find(RoundEntity, { select: { code: true } })).map(({ code }) => code)
  const own = rounds.filter((code) => DEMO_ROUND.test(code))
  const named = demoAccounts(pack)
  const found = await tx.findBy(PersonEntity, { account: In(named.map(({ account }) => account)) })
  const good = await withDemoPassword(found)
  const people = found.filter((person) => {
    const demo = named.find(({ account }) => account === person.account)
    // A real office may be called office too; beside a demo's round somebody of the demo's very name is the demo's.
    return good.has(person.passwordHash) || (own.length > 0 && demo?.name === person.name)
  })
  return { people, rounds: own }
}

/** Those hashes that the demo's password opens. A demo's people share one, which is asked once. */
export async function withDemoPassword(people: readonly PersonEntity[]): Promise<Set<string>> {
  const good = new Set<string>()
  for (const hash of new Set(people.map(({ passwordHash }) => passwordHash)))
    if (await passwordMatches(DEMO_PASSWORD, hash)) good.add(hash)
  return good
}

/** @throws Error that names the command, where a demo's people or data are in the database of a start that is none */
export async function ensureNoDemo(tx: EntityManager, pack: RegionPack = quangang): Promise<void> {
  const { people, rounds } = await demoTraces(tx, pack)
  if (people.length === 0 && rounds.length === 0) return
  const found = [
    people.length > 0 ? `${people.length} 个演示账号（密码人人知道）` : '',
    rounds.length > 0 ? `演示轮次 ${rounds.join('、')}` : '',
  ]
  throw new Error(
    [
      `没有启动：数据库里有${found.filter(Boolean).join('和')}，不能用于正式运行。`,
      `  - 先备份（npm run backup），再运行 ${REMOVAL} 清除演示账号和数据；`,
      '  - 或者用 DATABASE_URL 指向另一个数据库。',
    ].join('\n'),
  )
}

/** @throws Error where a demo is asked for in a database that real people use */
export async function ensureNobodyReal(tx: EntityManager, pack: RegionPack = quangang): Promise<void> {
  const { people, rounds } = await demoTraces(tx, pack)
  if (people.length > 0 || rounds.length > 0 || !(await tx.exists(PersonEntity))) return
  throw new Error(
    [
      '没有启动：数据库里有正式账号，不能装入演示账号和数据。',
      '  - 正式运行请设置 GONGKAI_DEMO=0 和 GONGKAI_HOST；',
      '  - 演示请用 DATABASE_URL 指向另一个数据库，如 sqlite:../data/demo.db。',
    ].join('\n'),
  )
}
