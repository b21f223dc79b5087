import type { RestoreTakedownRequest, TakedownView } from '@gongkai/shared/catalogue/takedown/takedown.contract'
import { decideRestore } from '@gongkai/shared/catalogue/takedown/takedown-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, notFound } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { ensureUnchanged } from '../../platform/seen/ensure-seen.js'
import { EditionsChanged } from '../publication/editions-changed.js'
import { recordTakedown } from './record-takedown.js'
import { TakedownEntity } from './takedown.entity.js'
import { takedownPresenter } from './takedown.presenter.js'
import { SUBJECTS } from './takedown-subjects.js'

/** 恢复 by the office: what is clean by today's rules is read again; what is not is refused with its places. */
@Injectable()
export class RestoreTakedown {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(EditionsChanged) private readonly changed: EditionsChanged,
  ) {}

  async run(actor: SignedIn, id: number, { version, reason }: RestoreTakedownRequest): Promise<TakedownView> {
    const view = await act(this.dataSource, async (tx) => {
      await tx.findOneOrFail(OrganisationEntity, { where: { kind: 'office' }, ...rowLock(tx) })
      const takedown = await tx.findOne(TakedownEntity, { where: { id }, ...rowLock(tx) })
      if (!takedown) throw notFound('条下线记录')
      await ensureUnchanged(
        tx,
        'takedown.changed',
        { read: version, stands: takedown.version },
        { kinds: ['takedown.*'], about: ({ detail }) => detail.takedownId === id },
      )
      const { subjectKind, subject, state } = takedown
      const unclean = await SUBJECTS[subjectKind].unclean(tx, subject, this.clock.today())
      ensure([...decideRestore({ state }, actor, reason), ...unclean])
      Object.assign(takedown, {
        state: 'restored',
        version: version + 1,
        endedAt: this.clock.now(),
        endedBy: `${actor.organisationName} ${actor.name}`,
        endedReason: reason.trim(),
      })
      await tx.save(takedown)
      await SUBJECTS[subjectKind].restore(tx, takedown, this.clock.now())
      await recordTakedown(tx, this.ledger, actor, takedown, 'takedown.restored')
      return (await takedownPresenter(tx, actor, this.clock.today())).view(takedown)
    })
    await this.changed.tell()
    return view
  }
}
