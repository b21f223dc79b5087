import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import type { AddLawRequest, Law } from '@gongkai/shared/district/law/law.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { In } from '../../platform/database/in-list.js'
import { rowLock } from '../../platform/database/row-lock.js'
import { searchKey } from '../../platform/database/search-key.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import { LawEntity, LIBRARY } from './law.entity.js'
import { presentLaw } from './law.presenter.js'

/** 自行增加: a document of one's own, for the people of one's own organisation. */
@Injectable()
export class AddLaw {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(actor: SignedIn, request: AddLawRequest): Promise<Law> {
    const title = request.title.replace(/^\s*《(.*)》\s*$/, '$1').trim()
    const documentNumber = request.documentNumber.trim()
    return this.dataSource.manager.transaction(async (tx) => {
      // Two colleagues who add the same document at once come one after the other.
      await tx.findOneOrFail(OrganisationEntity, { where: { code: actor.organisationCode }, ...rowLock(tx) })
      ensure(await this.duplicates(tx, actor, title, documentNumber))
      const { id } = await tx.save(LawEntity, {
        organisationCode: actor.organisationCode,
        title,
        documentNumber,
        status: 'effective',
        replacedBy: '',
        note: request.note?.trim() ?? '',
        searchKey: searchKey(title, documentNumber),
      })
      await this.ledger.record(tx, actor, { kind: 'law.added', detail: { lawId: id, title, documentNumber } })
      return presentLaw(await tx.findOneByOrFail(LawEntity, { id }), this.clock.today())
    })
  }

  /** The same title is another document only under another number. */
  private async duplicates(tx: EntityManager, actor: SignedIn, title: string, number: string): Promise<Refusal[]> {
    const stored = await tx.findBy(LawEntity, { organisationCode: In([LIBRARY, actor.organisationCode]) })
    const same = stored.find(
      (law) =>
        searchKey(law.title) === searchKey(title) &&
        (!number || !law.documentNumber || searchKey(law.documentNumber) === searchKey(number)),
    )
    if (!same) return []
    const where = same.organisationCode === LIBRARY ? '法规库' : '本单位自行增加的依据'
    const named = `《${same.title}》${same.documentNumber && `（${same.documentNumber}）`}`
    return [refuse('law.duplicate', 'title', `${where}中已有${named}，请直接选用`)]
  }
}
