import type { ActOnImportRequest, ImportView } from '@gongkai/shared/exchange/import/import.contract'
import { decideUndoImport } from '@gongkai/shared/exchange/import/import-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager, MoreThan } from 'typeorm'
import { breathe } from '../../platform/breathe.js'
import { act } from '../../platform/database/act.js'
import { In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { ImportEffectEntity, ImportRowEntity } from './import.entity.js'
import { ImportPresenter } from './import.presenter.js'
import { actorOf, ensureAllowed, factsOf, loadImport, sameVersion, tallyOf } from './import-case.js'
import type { Effect } from './import-target.js'
import { ImportTargets } from './import-targets.js'

/** Of thousands of reasons these are named. */
const MOST_NAMED = 50
/** Rows read at once. */
const AT_ONCE = 50

/** 撤销: all that was taken over goes back, as long as nothing was built on any of it. */
@Injectable()
export class UndoImport {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(ImportTargets) private readonly targets: ImportTargets,
    @Inject(ImportPresenter) private readonly presenter: ImportPresenter,
  ) {}

  run(actor: SignedIn, id: number, { version }: ActOnImportRequest): Promise<ImportView> {
    return act(this.dataSource, async (tx) => {
      const one = await loadImport(tx, id, actor, true)
      await sameVersion(tx, one, version)
      ensureAllowed(decideUndoImport(factsOf(one, await tallyOf(tx, one)), await actorOf(tx, actor)))
      const { refusals, events } = await this.targets.of(one.kind).undo(tx, actor, await effectsOf(tx, id))
      ensure(refusals.slice(0, MOST_NAMED))
      Object.assign(one, { state: 'undone', version: one.version + 1 })
      await tx.save(one)
      const { kind, name } = one
      for (const { place, detail } of events)
        await this.ledger.record(tx, actor, {
          kind: 'import.undone',
          place,
          detail: { importId: id, table: kind, name, ...detail },
        })
      return this.presenter.view(tx, one, actor)
    })
  }
}

async function effectsOf(tx: EntityManager, importId: number): Promise<Effect[]> {
  const effects: Effect[] = []
  for (let after = 0; ; ) {
    const where = { importId, id: MoreThan(after) }
    const some = await tx.find(ImportEffectEntity, { where, order: { id: 'ASC' }, take: AT_ONCE })
    const ids = In(some.map(({ rowId }) => rowId))
    const rows = await tx.find(ImportRowEntity, { select: { id: true, place: true }, where: { id: ids } })
    const placeOf = new Map(rows.map(({ id, place }) => [id, place]))
    effects.push(...some.map((effect) => ({ ...effect, place: placeOf.get(effect.rowId) ?? '' })))
    after = some.at(-1)?.id ?? after
    if (some.length < AT_ONCE) return effects
    await breathe()
  }
}
