import {
  IMPORT_ROWS_ON_A_PAGE,
  type ImportRowPage,
  type ImportRowQuery,
  type RowFilter,
} from '@gongkai/shared/exchange/import/import.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type FindOptionsWhere, Not } from 'typeorm'
import type { SignedIn } from '../../platform/http/actor.js'
import { ImportRowEntity } from './import.entity.js'
import { ImportPresenter } from './import.presenter.js'
import { loadImport } from './import-case.js'

const FILTERS: Readonly<Record<RowFilter, FindOptionsWhere<ImportRowEntity>>> = {
  rows: { line: 'row' },
  doubtful: { line: 'row', doubtful: true },
  incomplete: { line: 'row', incomplete: true },
  faulty: { line: 'row', faulty: true },
  new: { line: 'row', match: 'new' },
  update: { line: 'row', match: 'update' },
  identical: { line: 'row', match: 'identical' },
  personal: { personal: Not('') },
  left: { line: Not('row') },
}
/** The rows of an import that a filter shows. */
export const rowsShown = (importId: number, only: RowFilter) => ({ ...FILTERS[only], importId })

/** A page of the lines of an import, in the source's order. */
@Injectable()
export class ImportRowsQuery {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(ImportPresenter) private readonly presenter: ImportPresenter,
  ) {}

  async run(actor: SignedIn, id: number, { only = 'rows', page = 1 }: ImportRowQuery): Promise<ImportRowPage> {
    const tx = this.dataSource.manager
    const one = await loadImport(tx, id, actor)
    // Not all of it is there before it is read.
    if (one.state === 'reading') return { total: 0, items: [] }
    const [rows, total] = await tx.findAndCount(ImportRowEntity, {
      where: rowsShown(id, only),
      order: { position: 'ASC' },
      skip: (page - 1) * IMPORT_ROWS_ON_A_PAGE,
      take: IMPORT_ROWS_ON_A_PAGE,
    })
    return { total, items: await this.presenter.rows(tx, one, rows, actor) }
  }
}
