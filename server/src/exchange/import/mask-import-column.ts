import { personalKindLabel } from '@gongkai/shared/base/privacy/personal-data'
import { refuse } from '@gongkai/shared/base/refusal'
import type { ImportView, MaskImportColumnRequest } from '@gongkai/shared/exchange/import/import.contract'
import { decideEditImport } from '@gongkai/shared/exchange/import/import-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager, Like, MoreThan } from 'typeorm'
import { PrivacyGuard } from '../../district/privacy/privacy-guard.js'
import { breathe } from '../../platform/breathe.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { Refused } from '../../platform/http/refused.js'
import { ImportEntity, ImportRowEntity } from './import.entity.js'
import { ImportPresenter } from './import.presenter.js'
import { actorOf, ensureAllowed, factsOf, loadImport, sameVersion, tallyOf } from './import-case.js'
import { isOpen, marksOfRow, maskRow, settlePersonal } from './import-personal.js'
import { ImportTargets } from './import-targets.js'
import { lookAgain } from './look-again.js'

/** Rows at once. */
const PIECE = 200

/** 遮盖整列: each finding of one kind in one column of the import, in its 原文 too. */
@Injectable()
export class MaskImportColumn {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(ImportTargets) private readonly targets: ImportTargets,
    @Inject(PrivacyGuard) private readonly guard: PrivacyGuard,
    @Inject(ImportPresenter) private readonly presenter: ImportPresenter,
  ) {}

  run(actor: SignedIn, id: number, { version, field, kind }: MaskImportColumnRequest): Promise<ImportView> {
    return act(this.dataSource, async (tx) => {
      const one = await loadImport(tx, id, actor, true)
      await sameVersion(tx, one, version)
      ensureAllowed(decideEditImport(factsOf(one, await tallyOf(tx, one)), await actorOf(tx, actor)))
      const unit = actor.organisationCode
      const marks = await this.guard.read(tx, [unit])
      let count = 0
      for await (const rows of rowsWith(tx, id, `${field}:${kind}:`)) {
        const changed = rows.filter((row) => {
          const found = marksOfRow(row, one.kind, marks, unit).filter(
            (finding) => isOpen(finding) && finding.field === field && finding.kind === kind,
          )
          if (found.length === 0) return false
          maskRow(row, found)
          row.version += 1
          settlePersonal(row, one.kind, marks, unit)
          count += found.length
          return true
        })
        await lookAgain(tx, actor, one, this.targets.of(one.kind), changed, false)
      }
      if (count === 0)
        throw new Refused(422, [
          refuse('import.nothing-found', 'field', `这一列没有还没处理的${personalKindLabel(kind)}，请刷新后再看`),
        ])
      one.version += 1
      await tx.update(ImportEntity, { id }, { version: one.version })
      return this.presenter.view(tx, one, actor)
    })
  }
}

/** A piece at a time, so that others are answered between. */
async function* rowsWith(tx: EntityManager, importId: number, mark: string): AsyncGenerator<ImportRowEntity[]> {
  let after = -1
  for (;;) {
    const rows = await tx.find(ImportRowEntity, {
      where: { importId, line: 'row', personal: Like(`%${mark}%`), position: MoreThan(after) },
      order: { position: 'ASC' },
      take: PIECE,
    })
    if (rows.length === 0) return
    after = rows.at(-1)?.position ?? after
    yield rows
    await breathe()
  }
}
