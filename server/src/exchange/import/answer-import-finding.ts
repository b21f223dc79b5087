import type { AnswerImportFindingRequest, ImportRowView } from '@gongkai/shared/exchange/import/import.contract'
import { decideEditImport } from '@gongkai/shared/exchange/import/import-policy'
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import { DataSource, type EntityManager, Like, MoreThan } from 'typeorm'
import { AnswerFinding } from '../../district/privacy/answer-finding.js'
import { PrivacyGuard } from '../../district/privacy/privacy-guard.js'
import { type PlacedTexts, TextPlaces } from '../../district/privacy/text-places.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { notFound } from '../../platform/http/refused.js'
import { ImportEntity, ImportRowEntity } from './import.entity.js'
import { ImportPresenter } from './import.presenter.js'
import { actorOf, ensureAllowed, factsOf, loadImport, sameVersion, tallyOf } from './import-case.js'
import { settlePersonal, textsOfRow } from './import-personal.js'
import { ImportTargets } from './import-targets.js'
import { lookAgain } from './look-again.js'
import { dataRow } from './mask-import-row.js'

/** The place of an import's row among the texts in which findings are answered. */
const PLACE = 'import-row'
/** Rows at once. */
const PIECE = 200

/**
 * 不是个人信息, said of a finding in a row: an answer of the unit as any other, so that it holds when the row has become an entry. Rows of the
 * import with the same datum are settled with it.
 */
@Injectable()
export class AnswerImportFinding implements OnModuleInit {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(AnswerFinding) private readonly answerFinding: AnswerFinding,
    @Inject(TextPlaces) private readonly places: TextPlaces,
    @Inject(PrivacyGuard) private readonly guard: PrivacyGuard,
    @Inject(ImportPresenter) private readonly presenter: ImportPresenter,
    @Inject(ImportTargets) private readonly targets: ImportTargets,
  ) {}

  onModuleInit(): void {
    this.places.add(PLACE, readPlace)
  }

  async run(
    actor: SignedIn,
    id: number,
    rowId: number,
    { version, ...finding }: AnswerImportFindingRequest,
  ): Promise<ImportRowView> {
    await act(this.dataSource, async (tx) => {
      const one = await loadImport(tx, id, actor)
      ensureAllowed(decideEditImport(factsOf(one, await tallyOf(tx, one)), await actorOf(tx, actor)))
      await sameVersion(tx, { id, version: (await dataRow(tx, id, rowId)).version }, version)
    })
    await this.answerFinding.run(actor, { place: `${PLACE}/${rowId}`, answer: 'not-personal', ...finding })
    return this.settle(actor, id, rowId, finding)
  }

  /** A process that dies before leaves a doubt that the next look takes away. */
  private settle(
    actor: SignedIn,
    id: number,
    rowId: number,
    { kind }: Pick<AnswerImportFindingRequest, 'kind'>,
  ): Promise<ImportRowView> {
    return act(this.dataSource, async (tx) => {
      const one = await loadImport(tx, id, actor, true)
      const unit = actor.organisationCode
      const marks = await this.guard.read(tx, [unit])
      let after = -1
      for (;;) {
        const rows = await tx.find(ImportRowEntity, {
          where: { importId: id, line: 'row', personal: Like(`%:${kind}:%`), position: MoreThan(after) },
          order: { position: 'ASC' },
          take: PIECE,
        })
        const changed = rows.filter((row) => {
          const before = row.personal
          settlePersonal(row, one.kind, marks, unit)
          row.doubtful = row.doubts.length > 0
          return row.personal !== before
        })
        if (one.kind === 'disclosures') await lookAgain(tx, actor, one, this.targets.of(one.kind), changed, true)
        else await tx.save(changed)
        after = rows.at(-1)?.position ?? after
        if (rows.length < PIECE) break
      }
      await tx.update(ImportEntity, { id }, { version: one.version + 1 })
      const [view] = await this.presenter.rows(tx, one, [await dataRow(tx, id, rowId)], actor)
      return view as ImportRowView
    })
  }
}

/** The texts of a row of the actor's own unit. */
async function readPlace(tx: EntityManager, id: number, { organisationCode }: SignedIn): Promise<PlacedTexts> {
  const row = await tx.findOneBy(ImportRowEntity, { id })
  const own = row && (await tx.findOneBy(ImportEntity, { id: row.importId, organisationCode }))
  if (!row || !own) throw notFound('一行')
  return { unitCode: organisationCode, texts: textsOfRow(row, own.kind) }
}
