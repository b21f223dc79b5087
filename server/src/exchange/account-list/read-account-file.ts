import { refuse } from '@gongkai/shared/base/refusal'
import { readAccountSheet } from '@gongkai/shared/district/account/read-account-list'
import { gridOf } from '@gongkai/shared/exchange/import/grid'
import { Logger } from '@nestjs/common'
import { inTurn } from '../../platform/files/reading-queue.js'
import { Refused } from '../../platform/http/refused.js'
import { type ReadingLimits } from '../import/read/limits.js'
import { readTables } from '../import/read/read-tables.js'

/** Far more than a list of 1,000 people takes: the list is handed over in one piece. */
const LIMITS: Partial<ReadingLimits> = {
  cpuSeconds: 10,
  lines: 5000,
  columns: 50,
  tables: 20,
  characters: 1_000_000,
}
/** How an xlsx begins, as every zip does. */
const PACKAGE = Buffer.from('PK\x03\x04', 'latin1')

const unreadable = () =>
  new Refused(422, [refuse('list.unreadable', 'file', '读不出这个文件，请用 Excel 另存为 xlsx 后再上传')])

/**
 * The first sheet of an account list, read by the reader of imports in its thread and in the unit's turn; a cell that is part of a merged
 * cell has the merged text.
 * @throws Refused 422 for what is no xlsx or is over a bound, 429 where the unit has too many files waiting
 */
export async function readAccountFile(unit: string, bytes: Buffer): Promise<ReturnType<typeof readAccountSheet>> {
  if (!bytes.subarray(0, PACKAGE.length).equals(PACKAGE)) throw unreadable()
  try {
    const [table] = await inTurn(unit, () => readTables({ name: '账号名单', bytes }, { limits: LIMITS }))
    if (!table) throw unreadable()
    const grid = gridOf(table)
    const cells = table.rows.map((row, line) => row.map((_, column) => grid.text(line, column)))
    return readAccountSheet(cells, table.lines[0])
  } catch (error) {
    if (error instanceof Refused) throw error
    new Logger('account').error(error instanceof Error ? error.stack : error)
    throw unreadable()
  }
}
