import { refuse } from '@gongkai/shared/base/refusal'
import type { ChooseImportRowsRequest, ImportView } from '@gongkai/shared/exchange/import/import.contract'
import { decideEditImport } from '@gongkai/shared/exchange/import/import-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, Not } from 'typeorm'
import { act } from '../../platform/database/act.js'
import { In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, notFound } from '../../platform/http/refused.js'
import { ImportEntity, ImportRowEntity } from './import.entity.js'
import { ImportPresenter } from './import.presenter.js'
import { actorOf, ensureAllowed, factsOf, loadImport, sameVersion, tallyOf } from './import-case.js'
import { rowsShown } from './import-rows.query.js'

/** 选择 what is taken over: these rows, or all that can be taken of what a filter shows. */
@Injectable()
export class ChooseImportRows {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(ImportPresenter) private readonly presenter: ImportPresenter,
  ) {}

  run(actor: SignedIn, id: number, { version, rowIds, only, chosen }: ChooseImportRowsRequest): Promise<ImportView> {
    return act(this.dataSource, async (tx) => {
      const one = await loadImport(tx, id, actor, true)
      await sameVersion(tx, one, version)
      ensureAllowed(decideEditImport(factsOf(one, await tallyOf(tx, one)), await actorOf(tx, actor)))
      if (rowIds) {
        const rows = await tx.findBy(ImportRowEntity, { importId: id, line: 'row', id: In(rowIds) })
        if (rows.length < rowIds.length) throw notFound('一行')
        const unfit = chosen ? rows.filter(({ faulty, match }) => faulty || match === 'identical') : []
        ensure(
          unfit.map(({ id: rowId, place, faulty }) =>
            faulty
              ? refuse('import.faulty', `rows/${rowId}`, `${place}不能导入，请先改正`)
              : refuse('import.identical', `rows/${rowId}`, `${place}与现有内容相同，不用导入`),
          ),
        )
        await tx.update(ImportRowEntity, { importId: id, id: In(rowIds) }, { chosen })
      } else {
        const query = tx
          .createQueryBuilder()
          .update(ImportRowEntity)
          .set({ chosen })
          .where(rowsShown(id, only ?? 'rows'))
          .andWhere({ line: 'row' })
        if (chosen) query.andWhere({ faulty: false, match: Not('identical') })
        await query.execute()
      }
      one.version += 1
      await tx.update(ImportEntity, { id }, { version: one.version })
      return this.presenter.view(tx, one, actor)
    })
  }
}
