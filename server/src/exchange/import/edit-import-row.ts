import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import { keepUnwritten } from '@gongkai/shared/compiling/entry/keep-unwritten'
import type { EditImportRowRequest, ImportRowView } from '@gongkai/shared/exchange/import/import.contract'
import { decideEditImport } from '@gongkai/shared/exchange/import/import-policy'
import { maskInSource } from '@gongkai/shared/exchange/import/mask-in-row'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { PrivacyGuard } from '../../district/privacy/privacy-guard.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, notFound, Refused } from '../../platform/http/refused.js'
import { ImportEntity, ImportRowEntity } from './import.entity.js'
import { ImportPresenter } from './import.presenter.js'
import { actorOf, ensureAllowed, factsOf, loadImport, sameVersion, tallyOf } from './import-case.js'
import { isRow } from './import-lines.js'
import { settlePersonal } from './import-personal.js'
import { ImportTargets } from './import-targets.js'
import { lookAgain } from './look-again.js'

/** 改正 a row before it is taken over; rows about the same thing are looked up anew with it. */
@Injectable()
export class EditImportRow {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(ImportTargets) private readonly targets: ImportTargets,
    @Inject(PrivacyGuard) private readonly guard: PrivacyGuard,
    @Inject(ImportPresenter) private readonly presenter: ImportPresenter,
  ) {}

  run(actor: SignedIn, id: number, rowId: number, request: EditImportRowRequest): Promise<ImportRowView> {
    return act(this.dataSource, async (tx) => {
      const one = await loadImport(tx, id, actor, true)
      ensureAllowed(decideEditImport(factsOf(one, await tallyOf(tx, one)), await actorOf(tx, actor)))
      const row = await tx.findOneBy(ImportRowEntity, { id: rowId, importId: id })
      if (!row || !isRow(row)) throw notFound('一行')
      await sameVersion(tx, { id, version: row.version }, request.version)
      ensure(await this.change(tx, row, request))
      settlePersonal(row, one.kind, await this.guard.read(tx, [actor.organisationCode]), actor.organisationCode)
      if (row.fields) row.source = maskInSource(row.source, row.fields)
      row.version += 1
      await lookAgain(tx, actor, one, this.targets.of(one.kind), [row], true)
      await tx.update(ImportEntity, { id }, { version: one.version + 1 })
      const [view] = await this.presenter.rows(tx, one, [row], actor)
      return view as ImportRowView
    })
  }

  /** Takes over the fields sent; the reading's doubts about them are settled. */
  private async change(tx: EntityManager, row: ImportRowEntity, request: EditImportRowRequest): Promise<Refusal[]> {
    const { domain, fields, values } = request
    if ((fields && !row.fields) || (values && !row.values))
      throw new Refused(400, [refuse('import.columns', fields ? 'fields' : 'values', '这一行没有这些内容')])
    if (domain !== undefined) {
      if (domain && !(await tx.existsBy(PilotDomainEntity, { code: domain })))
        return [refuse('import.domain', 'domain', '没有这个试点领域')]
      row.domainCode = domain
    }
    if (fields && row.fields) row.fields = keepUnwritten(row.fields, fields)
    if (values) row.values = { ...row.values, ...values }
    const open = ({ at }: Refusal) => (at === 'domain' ? domain === undefined : !fields && !values)
    row.doubts = row.doubts.filter(open)
    row.faults = row.faults.filter(open)
    return []
  }
}
