import { refuse } from '@gongkai/shared/base/refusal'
import type { AnswerAmendedRequest, EntryDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { withAnswer } from '@gongkai/shared/compiling/entry/amended-fields'
import { decideEdit } from '@gongkai/shared/compiling/submission/submission-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, Refused } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { AssignmentPresenter } from '../assignment/assignment.presenter.js'
import { loadCase } from '../assignment/assignment-case.js'
import { placeOf } from '../assignment/place-of.js'
import { EntryEntity } from './entry.entity.js'
import { ensureSeenEntry, loadEntry } from './entry-case.js'
import { askedOf } from './item.presenter.js'
import { unitItems } from './unit-items.query.js'

/** The unit chooses between its row's text and a 动态调整 finalised meanwhile, field by field; the choice is kept. */
@Injectable()
export class AnswerAmended {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(AssignmentPresenter) private readonly presenter: AssignmentPresenter,
  ) {}

  run(actor: SignedIn, id: number, { version, field, take }: AnswerAmendedRequest): Promise<EntryDetail> {
    return act(this.dataSource, async (tx) => {
      const { assignmentCase, entry } = await loadEntry(tx, id, actor)
      await ensureSeenEntry(tx, entry, version)
      const { assignment, facts } = assignmentCase
      const item = (await unitItems(tx, assignment)).items.find(({ id: number }) => number === entry.publicNumber)
      ensure(decideEdit(facts, actor))
      if (!item || !askedOf(item, entry).some((asked) => asked.field === field))
        throw new Refused(422, [refuse('entry.not-asked', field ?? 'item', '这一栏没有需要选择的内容')])
      if (!field && take === 'amendment')
        throw new Refused(422, [refuse('entry.delete-instead', 'item', '同意撤销的，请删除这一行并写明原因')])
      entry.answeredFields = withAnswer(entry.answeredFields ?? [], field, item.amended, take)
      if (field && take === 'amendment' && item.amended)
        entry.fields = { ...entry.fields, [field]: item.amended[field] }
      entry.version += 1
      await tx.save(EntryEntity, entry)
      await this.ledger.record(tx, actor, {
        kind: 'entry.amended-answered',
        place: placeOf(assignment),
        detail: { entryId: id, field, take },
      })
      return this.presenter.entryDetail(tx, await loadCase(tx, assignment.id, actor), entry, actor)
    })
  }
}
