import { Background } from '@gongkai/server/oversight/notification/background'
import type { District } from './district'

/** How many statements the server makes while something runs (those upon some tables); its work in the background may be among them. */
export async function statements(district: District, run: () => Promise<unknown>, upon = /./): Promise<number> {
  const { driver } = district.dataSource
  let made = 0
  const original = driver.createQueryRunner
  driver.createQueryRunner = (...mode) => {
    const runner = original.apply(driver, mode)
    const query = runner.query
    runner.query = (...call: Parameters<typeof query>) => {
      if (upon.test(call[0])) made++
      return query.apply(runner, call)
    }
    return runner
  }
  await run()
  driver.createQueryRunner = original
  return made
}

/** The fewest of a few times, since the server also works by itself now and then. */
export async function fewestStatements(district: District, run: () => Promise<unknown>): Promise<number> {
  await district.app.get(Background).turn()
  const counts: number[] = []
  for (let time = 0; time < 8; time++) counts.push(await statements(district, run))
  return Math.min(...counts)
}
