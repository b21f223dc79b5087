import { type DataSource, type EntityManager, type QueryRunner, QueryRunnerAlreadyReleasedError } from 'typeorm'

type Act = (manager: EntityManager) => Promise<unknown>

/** The statements that TypeORM itself still sends in a transaction whose callback has settled. */
const LAST_WORDS = new Set(['COMMIT', 'ROLLBACK'])

/**
 * From the moment the callback of `manager.transaction` has settled its manager refuses every query with `QueryRunnerAlreadyReleasedError`.
 * TypeORM does so only once the connection is given back: a straggler's statement (an unawaited save) during ROLLBACK or COMMIT would be
 * queued behind it and written outside of any transaction.
 */
export function sealTransactions(dataSource: DataSource): DataSource {
  const { manager } = dataSource
  const transaction: (...call: unknown[]) => Promise<unknown> = manager.transaction.bind(manager) as never
  const sealed =
    (act: Act): Act =>
    async (inside) => {
      try {
        return await act(inside)
      } finally {
        // TypeORM makes a runner for each outermost transaction and gives it up after it.
        if (inside.queryRunner) seal(inside.queryRunner)
      }
    }
  manager.transaction = ((...call: unknown[]) =>
    transaction(...call.map((given) => (typeof given === 'function' ? sealed(given as Act) : given)))) as never
  return dataSource
}

function seal(runner: QueryRunner): void {
  const query: (...call: unknown[]) => Promise<unknown> = runner.query.bind(runner) as never
  runner.query = (async (...call: unknown[]) => {
    if (!LAST_WORDS.has(call[0] as string)) throw new QueryRunnerAlreadyReleasedError()
    return query(...call)
  }) as never
}
