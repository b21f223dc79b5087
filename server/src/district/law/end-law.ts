import type { Refusal } from '@gongkai/shared/base/refusal'
import { refuse } from '@gongkai/shared/base/refusal'
import type {
  EndLawRequest,
  LawDetail,
  Replacement,
  ReplacementRequest,
} from '@gongkai/shared/district/law/law.contract'
import { decideEndLaw, endFaults, lawFaults } from '@gongkai/shared/district/law/law-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { citingLeads } from './citing-items.query.js'
import { LawEntity, LIBRARY } from './law.entity.js'
import { presentLawDetail } from './law.presenter.js'
import { duplicates, lockLaw, newLaw, standingOf, tidied } from './law-case.js'
import { replacedByOf } from './library/library-law.js'
import { hashNow } from './shipped-laws.js'

/** A law that takes another's place: one that stands in the library or one to be added. */
type Successor = Pick<LawEntity, 'title' | 'documentNumber' | 'endedOn'> & { added: LawEntity | null }

/** 废止与取代: 《A》自 D 起由《B》取代, where B may be added by the same act; leads whose published items cite it are told. */
@Injectable()
export class EndLaw {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(actor: SignedIn, id: number, request: EndLawRequest): Promise<LawDetail> {
    const { version, endedOn, reason } = request
    return act(this.dataSource, async (tx) => {
      const law = await lockLaw(tx, id, actor, version)
      const standing = standingOf(law)
      ensure(decideEndLaw(standing, actor))
      const { successors, refusals } = await this.successors(tx, law, request.replacements)
      ensure([...endFaults(standing, request, successors), ...refusals])
      const added = successors.flatMap((successor) => successor.added ?? [])
      await this.add(tx, actor, added)
      const replacements = successors.map(
        ({ title, documentNumber }, index): Replacement => ({
          title,
          documentNumber,
          articles:
            request.replacements[index]?.articles.map(({ from, to }) => ({ from: from.trim(), to: to.trim() })) ?? [],
        }),
      )
      const replacedBy = replacedByOf(replacements)
      Object.assign(law, {
        status: 'repealed',
        endedOn,
        endedBy: request.endedBy.trim() || `《${replacements[0]?.title}》`,
        replacements: replacements.length > 0 ? replacements : null,
        replacedBy,
        editedAt: this.clock.now(),
        shippedHash: hashNow(law),
        version: version + 1,
      })
      await tx.save(law)
      const { title, documentNumber, endedBy } = law
      const leads = law.organisationCode === LIBRARY ? await citingLeads(tx, law) : []
      await this.ledger.record(tx, actor, {
        kind: 'law.ended',
        detail: {
          lawId: id,
          title,
          documentNumber,
          endedOn,
          endedBy,
          replacements,
          replacedBy,
          reason: reason.trim(),
          leads,
        },
      })
      return presentLawDetail(tx, law, actor, this.clock.today())
    })
  }

  private async add(tx: EntityManager, actor: SignedIn, added: LawEntity[]): Promise<void> {
    for (const law of added) {
      const { id: lawId, title, documentNumber } = await tx.save(law)
      await this.ledger.record(tx, actor, { kind: 'law.added', detail: { lawId, title, documentNumber } })
    }
  }

  private async successors(tx: EntityManager, law: LawEntity, wanted: readonly ReplacementRequest[]) {
    const list = law.organisationCode
    const ids = wanted.flatMap(({ lawId }) => lawId ?? [])
    const found = await tx.findBy(LawEntity, { id: In(ids), organisationCode: In([LIBRARY, list]) })
    const byId = new Map(found.map((known) => [known.id, known]))
    const refusals: Refusal[] = []
    const successors: Successor[] = []
    for (const [index, { lawId, added }] of wanted.entries()) {
      const at = `replacements/${index}`
      const known = byId.get(lawId ?? 0)
      if (known) successors.push({ ...known, added: null })
      else if (added && lawId === undefined) {
        const facts = tidied(added)
        refusals.push(...lawFaults(facts, null, `${at}/added/`))
        refusals.push(...(await duplicates(tx, list, facts, { at: `${at}/added/title` })))
        successors.push({ ...facts, endedOn: null, added: newLaw(tx, list, facts, this.clock.now()) })
      } else {
        refusals.push(refuse('law.unknown', at, '请从法规库选择取代它的规定，或者填写一条新的'))
        successors.push({ title: `?${index}`, documentNumber: '', endedOn: null, added: null })
      }
    }
    return { successors, refusals }
  }
}
