import type { DataSource } from 'typeorm'

/**
 * Refuses a statement that binds more than `most` parameters, on every database alike: MySQL would take them, SQLite stops at
 * 32,766. A list as long as the data is `among`, many rows are `insertRows`.
 */
export function fewParameters(dataSource: DataSource, most: number): DataSource {
  const { driver } = dataSource
  const create = driver.createQueryRunner.bind(driver)
  driver.createQueryRunner = (...mode) => {
    const runner = create(...mode)
    const query: (...call: unknown[]) => Promise<unknown> = runner.query.bind(runner) as never
    runner.query = (async (...call: unknown[]) => {
      const bound = Array.isArray(call[1]) ? call[1].length : 0
      if (bound > most) throw new Error(`${bound} parameters in one statement: ${String(call[0]).slice(0, 200)}`)
      return query(...call)
    }) as never
    return runner
  }
  return dataSource
}
