import { refuse } from '@gongkai/shared/base/refusal'
import type { ImportRowView, MaskImportRowRequest } from '@gongkai/shared/exchange/import/import.contract'
import { decideEditImport } from '@gongkai/shared/exchange/import/import-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { PrivacyGuard } from '../../district/privacy/privacy-guard.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { notFound, Refused } from '../../platform/http/refused.js'
import { ImportEntity, ImportRowEntity } from './import.entity.js'
import { ImportPresenter } from './import.presenter.js'
import { actorOf, ensureAllowed, factsOf, loadImport, sameVersion, tallyOf } from './import-case.js'
import { isRow } from './import-lines.js'
import { isOpen, marksOfRow, maskRow, settlePersonal } from './import-personal.js'
import { ImportTargets } from './import-targets.js'
import { lookAgain } from './look-again.js'

/** 遮盖 one finding in a row before it is taken over; in its 原文 too. */
@Injectable()
export class MaskImportRow {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(ImportTargets) private readonly targets: ImportTargets,
    @Inject(PrivacyGuard) private readonly guard: PrivacyGuard,
    @Inject(ImportPresenter) private readonly presenter: ImportPresenter,
  ) {}

  run(actor: SignedIn, id: number, rowId: number, request: MaskImportRowRequest): Promise<ImportRowView> {
    return act(this.dataSource, async (tx) => {
      const one = await loadImport(tx, id, actor, true)
      ensureAllowed(decideEditImport(factsOf(one, await tallyOf(tx, one)), await actorOf(tx, actor)))
      const row = await dataRow(tx, id, rowId)
      await sameVersion(tx, { id, version: row.version }, request.version)
      const unit = actor.organisationCode
      const marks = await this.guard.read(tx, [unit])
      const found = marksOfRow(row, one.kind, marks, unit).filter(
        (finding) =>
          isOpen(finding) &&
          finding.part === request.part &&
          finding.from === request.from &&
          finding.to === request.to,
      )
      if (found.length === 0)
        throw new Refused(422, [refuse('import.nothing-found', 'part', '这里没有找到要遮盖的个人信息，请刷新后再看')])
      maskRow(row, found)
      row.version += 1
      settlePersonal(row, one.kind, marks, unit)
      await lookAgain(tx, actor, one, this.targets.of(one.kind), [row], false)
      await tx.update(ImportEntity, { id }, { version: one.version + 1 })
      const [view] = await this.presenter.rows(tx, one, [row], actor)
      return view as ImportRowView
    })
  }
}

/** @throws Refused 404 for a line that is none */
export async function dataRow(tx: EntityManager, importId: number, id: number): Promise<ImportRowEntity> {
  const row = await tx.findOneBy(ImportRowEntity, { id, importId })
  if (!row || !isRow(row)) throw notFound('一行')
  return row
}
