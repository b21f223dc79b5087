import type { TakeDownRequest, TakedownView } from '@gongkai/shared/catalogue/takedown/takedown.contract'
import { decideTakeDown } from '@gongkai/shared/catalogue/takedown/takedown-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, notFound } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { EditionsChanged } from '../publication/editions-changed.js'
import { downOne } from './down-items.query.js'
import { recordTakedown } from './record-takedown.js'
import { TakedownEntity } from './takedown.entity.js'
import { takedownPresenter } from './takedown.presenter.js'
import { SUBJECTS } from './takedown-subjects.js'

/** 紧急下线: one published thing is read by nobody outside any more, at once and everywhere (个人信息保护法第四十七条、条例第十四条). */
@Injectable()
export class TakeDown {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(EditionsChanged) private readonly changed: EditionsChanged,
  ) {}

  async run(actor: SignedIn, { subjectKind, subject, kind, reason }: TakeDownRequest): Promise<TakedownView> {
    const view = await act(this.dataSource, async (tx) => {
      // Publishing holds it too: no edition comes in between that would still bring the words.
      await tx.findOneOrFail(OrganisationEntity, { where: { kind: 'office' }, ...rowLock(tx) })
      const found = await SUBJECTS[subjectKind].find(tx, subject)
      const isForeign = actor.organisationKind !== 'office' && found?.answersFor !== actor.organisationCode
      if (!found || (isForeign && subjectKind !== 'entry')) throw notFound('项已公开的内容')
      const { organisationCode, answersFor, domainCode } = found
      const down = (await downOne(tx, subjectKind, subject)) !== null
      ensure([...decideTakeDown({ organisationCode: answersFor, down }, actor, reason)])
      const takedown = await tx.save(TakedownEntity, {
        version: 1,
        subjectKind,
        subject,
        organisationCode,
        domainCode,
        kind,
        reason: reason.trim(),
        by: `${actor.organisationName} ${actor.name}`,
        at: this.clock.now(),
        state: 'down' as const,
        endedAt: null,
        endedBy: '',
        endedReason: '',
        endedIn: null,
      })
      await SUBJECTS[subjectKind].takeDown(tx, takedown, this.clock.now())
      await recordTakedown(tx, this.ledger, actor, takedown, 'takedown.made')
      return (await takedownPresenter(tx, actor, this.clock.today())).view(takedown)
    })
    await this.changed.tell()
    return view
  }
}
