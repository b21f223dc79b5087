import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import type { ActOnImportRequest, ImportView } from '@gongkai/shared/exchange/import/import.contract'
import { decideApplyImport } from '@gongkai/shared/exchange/import/import-policy'
import { marksIn } from '@gongkai/shared/exchange/import/personal-marks'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager, MoreThan } from 'typeorm'
import { breathe } from '../../platform/breathe.js'
import { act } from '../../platform/database/act.js'
import { chunks } from '../../platform/database/chunks.js'
import { In } from '../../platform/database/in-list.js'
import { insertRows } from '../../platform/database/insert-rows.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { Refused } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { ImportEffectEntity, ImportEntity, ImportRowEntity } from './import.entity.js'
import { ImportPresenter } from './import.presenter.js'
import { actorOf, ensureAllowed, factsOf, loadImport, sameVersion, tallyOf } from './import-case.js'
import { settle, stillSo } from './import-lines.js'
import { type ImportTarget, type Look } from './import-target.js'
import { ImportTargets } from './import-targets.js'

/** Rows in one statement. */
const AT_ONCE = 50
/** Of thousands of rows that cannot be taken over, these are named. */
const MOST_NAMED = 50

/** All of a row but what it said in the source. */
const WITHOUT_SOURCE = {
  id: true,
  position: true,
  place: true,
  domainCode: true,
  fields: true,
  values: true,
  faults: true,
  faulty: true,
  match: true,
  matchKey: true,
  target: true,
  targetMark: true,
  chosen: true,
  personal: true,
} as const
interface Looked {
  row: ImportRowEntity
  look: Look
}

/** 导入: the chosen rows, all or none, upon what stands now. */
@Injectable()
export class ApplyImport {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(ImportTargets) private readonly targets: ImportTargets,
    @Inject(ImportPresenter) private readonly presenter: ImportPresenter,
  ) {}

  async run(actor: SignedIn, id: number, { version }: ActOnImportRequest): Promise<ImportView> {
    const done = await act(this.dataSource, async (tx): Promise<ImportView | Refused> => {
      const one = await loadImport(tx, id, actor, true)
      await sameVersion(tx, one, version)
      if (one.state === 'applied') throw new Refused(409, [refuse('import.applied', 'import', '已经导入过了')])
      ensureAllowed(decideApplyImport(factsOf(one, await tallyOf(tx, one)), await actorOf(tx, actor)))
      const target = this.targets.of(one.kind)
      const rows = await dataRows(tx, id)
      // Rows not chosen are looked at too: of two rows of one name the second stays the second.
      const { looks, work } = await target.look(tx, actor, rows, true)
      const looked = rows.map((row, index): Looked => ({ row, look: looks[index] as Look }))
      const refused = whyNot(looked.filter(({ row }) => row.chosen))
      if (refused) {
        // The next answer shows what stands now; the look is kept although nothing is taken over.
        await refresh(tx, target, looked)
        await tx.update(ImportEntity, { id }, { version: one.version + 1 })
        return refused
      }
      const taken = looked.filter(({ row, look }) => row.chosen && look.match !== 'identical')
      const { outcome, effects, events } = await target.apply(tx, actor, taken, work)
      // A draft is never refused: it is marked, and handing it in is.
      const marked = taken.filter(({ row }) => marksIn(row.personal).some(({ gravity }) => gravity === 'block')).length
      await insertRows(
        tx,
        ImportEffectEntity,
        effects.map((effect) => ({ ...effect, importId: id })),
      )
      Object.assign(one, {
        state: 'applied',
        outcome: marked > 0 ? { ...outcome, marked } : outcome,
        version: one.version + 1,
      })
      await tx.save(one)
      const { kind, name } = one
      for (const { place, detail } of events)
        await this.ledger.record(tx, actor, {
          kind: 'import.applied',
          place,
          detail: { importId: id, table: kind, name, ...detail },
        })
      return this.presenter.view(tx, one, actor)
    })
    if (done instanceof Refused) throw done
    return done
  }
}

/** A piece at a time, so that others are answered between. */
async function dataRows(tx: EntityManager, importId: number): Promise<ImportRowEntity[]> {
  const rows: ImportRowEntity[] = []
  for (;;) {
    const some = await tx.find(ImportRowEntity, {
      select: WITHOUT_SOURCE,
      where: { importId, line: 'row', position: MoreThan(rows.at(-1)?.position ?? -1) },
      order: { position: 'ASC' },
      take: AT_ONCE,
    })
    rows.push(...some)
    if (some.length < AT_ONCE) return rows
    await breathe()
  }
}

/** Every row that cannot be taken over (any more); else whether something has changed since it was looked at. */
function whyNot(chosen: readonly Looked[]): Refused | null {
  const faults = chosen.flatMap(({ row: { id, place, faults: stored }, look }): Refusal[] => {
    const read = stored.filter(({ code }) => !code.startsWith('match.'))
    return [...read, ...look.faults].map(({ code, at, text }) => refuse(code, `rows/${id}/${at}`, `${place}：${text}`))
  })
  if (faults.length > 0) return new Refused(422, faults.slice(0, MOST_NAMED))
  const moved = chosen.filter(({ row, look }) => !stillSo(row, look))
  if (moved.length === 0) return null
  return new Refused(409, [
    refuse(
      'import.outdated',
      'import',
      `核对之后，现有内容又有变动（${moved[0]?.row.place}等 ${moved.length} 行），没有导入；已按现在的内容重新比对，请再核对一遍`,
    ),
  ])
}

async function refresh(tx: EntityManager, target: ImportTarget, looked: readonly Looked[]): Promise<void> {
  const lookOf = new Map(looked.map(({ row, look }) => [row.id, look]))
  const changed = looked.filter(({ row, look }) => !stillSo(row, look) || look.faults.length > 0)
  for (const some of chunks(changed, AT_ONCE)) {
    const rows = await tx.findBy(ImportRowEntity, { id: In(some.map(({ row }) => row.id)) })
    for (const row of rows) {
      const look = lookOf.get(row.id)
      if (!look) continue
      settle(row, look, target.keyOf(row))
      row.chosen = row.chosen && !row.faulty && row.match !== 'identical'
    }
    await tx.save(rows)
  }
}
