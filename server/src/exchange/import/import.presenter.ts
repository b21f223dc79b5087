import type { ImportRowView, ImportView } from '@gongkai/shared/exchange/import/import.contract'
import {
  decideApplyImport,
  decideDeleteImport,
  decideEditImport,
  decideUndoImport,
  type ImportActor,
} from '@gongkai/shared/exchange/import/import-policy'
import { Inject, Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { PrivacyGuard } from '../../district/privacy/privacy-guard.js'
import type { SignedIn } from '../../platform/http/actor.js'
import type { ImportEntity, ImportRowEntity } from './import.entity.js'
import { actorOf, factsOf, type Tally, tallies, tallyOf } from './import-case.js'
import { isRow } from './import-lines.js'
import { marksOfRow } from './import-personal.js'
import { ImportTargets } from './import-targets.js'

/** Imports and their rows as the client reads them. */
@Injectable()
export class ImportPresenter {
  constructor(
    @Inject(ImportTargets) private readonly targets: ImportTargets,
    @Inject(PrivacyGuard) private readonly guard: PrivacyGuard,
  ) {}

  async view(tx: EntityManager, one: ImportEntity, actor: SignedIn): Promise<ImportView> {
    return present(one, await tallyOf(tx, one), await actorOf(tx, actor))
  }

  async views(tx: EntityManager, imports: readonly ImportEntity[], actor: SignedIn): Promise<ImportView[]> {
    const [found, who] = await Promise.all([tallies(tx, imports), actorOf(tx, actor)])
    return imports.map((one) => present(one, found.get(one.id) as Tally, who))
  }

  /** With how each differs from what stands now. */
  async rows(
    tx: EntityManager,
    { kind, state }: ImportEntity,
    rows: readonly ImportRowEntity[],
    actor: SignedIn,
  ): Promise<ImportRowView[]> {
    const open = state === 'ready' ? rows.filter(isRow) : []
    const unit = actor.organisationCode
    const [compared, domains, marks] = await Promise.all([
      this.targets.of(kind).compare(tx, actor, open),
      tx.find(PilotDomainEntity, { select: { code: true, name: true } }),
      this.guard.read(tx, [unit]),
    ])
    return rows.map((row) => {
      const { id, version, place, line, said, source, fields, values, doubts, faults, match, chosen } = row
      const domain = domains.find(({ code }) => code === row.domainCode)
      return {
        id,
        version,
        place,
        line,
        said,
        source,
        domain: domain ? { code: domain.code, name: domain.name } : null,
        fields,
        values,
        doubts,
        missing: compared.get(id)?.missing ?? [],
        faults,
        match,
        changes: compared.get(id)?.changes ?? [],
        chosen,
        personal: open.includes(row)
          ? marksOfRow(row, kind, marks, unit).filter(({ gravity }) => gravity !== 'note')
          : [],
      }
    })
  }
}

function present(one: ImportEntity, tally: Tally, actor: ImportActor): ImportView {
  const { id, version, kind, state, name, by, at, progress, refusals, outcome } = one
  const facts = factsOf(one, tally)
  return {
    id,
    version,
    kind,
    state,
    name,
    by,
    at: at.toISOString(),
    progress,
    refusals: refusals ?? [],
    ...tally,
    outcome,
    can: {
      edit: [...decideEditImport(facts, actor)],
      apply: [...decideApplyImport(facts, actor)],
      undo: [...decideUndoImport(facts, actor)],
      delete: [...decideDeleteImport(facts, actor)],
    },
  }
}
