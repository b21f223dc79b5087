import type { PersonalFinding } from '@gongkai/shared/base/privacy/personal-data'
import { refuse } from '@gongkai/shared/base/refusal'
import type { AnswerFindingRequest, PersonalAnswerRow } from '@gongkai/shared/district/privacy/privacy.contract'
import { decideAnswer, type GivenAnswer } from '@gongkai/shared/district/privacy/privacy-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, notFound, Refused } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import { datumCode, newSalt } from './datum-code.js'
import { presentAnswers } from './list-answers.query.js'
import { PersonalAnswerEntity } from './personal-answer.entity.js'
import { PrivacyGuard } from './privacy-guard.js'
import { type PlacedTexts, TextPlaces } from './text-places.js'

/** Says of a finding that it is nobody's personal data, or that a law demands its publication; it holds for the datum in all texts of the unit. */
@Injectable()
export class AnswerFinding {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(PrivacyGuard) private readonly guard: PrivacyGuard,
    @Inject(TextPlaces) private readonly places: TextPlaces,
  ) {}

  run(actor: SignedIn, request: AnswerFindingRequest): Promise<PersonalAnswerRow> {
    return act(this.dataSource, async (tx) => {
      const placed = await this.textsAt(tx, actor, request)
      const { unitCode } = placed
      // Of two answers for one unit one waits for the other; both take the unit's one salt.
      await tx.findOneOrFail(OrganisationEntity, { where: { code: unitCode }, ...rowLock(tx) })
      const { finding, datum } = await this.findingOf(tx, placed, request)
      const given = givenIn(request)
      const { kind, gravity, masked } = finding
      ensure(decideAnswer({ unitCode, kind, gravity }, given, actor, this.clock.today()))
      const salt = await saltOf(tx, unitCode)
      const key = { organisationCode: unitCode, kind, code: datumCode(salt, kind, datum) }
      await tx.delete(PersonalAnswerEntity, key)
      const stored = await tx.save(
        tx.create(PersonalAnswerEntity, {
          ...key,
          ...given,
          salt,
          gravity,
          masked: masked.slice(0, 200),
          by: `${actor.organisationName} ${actor.name}`,
          at: this.clock.now(),
        }),
      )
      await this.ledger.record(tx, actor, {
        kind: 'privacy.answered',
        place: { unitCode, domainCode: placed.domainCode, assignmentId: placed.assignmentId },
        detail: {
          answerId: stored.id,
          where: request.place,
          part: request.part,
          dataKind: kind,
          masked: stored.masked,
          gravity,
          ...given,
          ...(request.place.startsWith('entry/') ? { entryId: Number(request.place.slice(6)) } : {}),
        },
      })
      const [row] = await presentAnswers(tx, [stored], actor)
      return row as PersonalAnswerRow
    })
  }

  /** The texts at the place that the request names. */
  private async textsAt(tx: EntityManager, actor: SignedIn, request: AnswerFindingRequest): Promise<PlacedTexts> {
    const { place, part } = request
    const text = request.text ?? ''
    if (place === 'text')
      return { unitCode: actor.organisationCode, texts: [{ at: part, name: part, text, head: part || undefined }] }
    const [kind = '', id = ''] = place.split('/')
    const read = this.places.of(kind)
    if (!read) throw notFound('处文字')
    return read(tx, Number(id), actor)
  }

  /** @throws Refused 409 where the text says something else than what was answered */
  private async findingOf(
    tx: EntityManager,
    { unitCode, texts }: PlacedTexts,
    { part, from, to, kind, gravity }: AnswerFindingRequest,
  ): Promise<{ finding: PersonalFinding; datum: string }> {
    const marks = await this.guard.read(tx, [unitCode])
    for (const text of texts)
      if ((text.part ?? text.at) === part)
        for (const finding of marks(unitCode, text))
          if (finding.from === from && finding.to === to && finding.kind === kind && finding.gravity === gravity)
            return { finding, datum: text.text.slice(from, to) }
    throw new Refused(409, [refuse('privacy.moved-on', 'from', '这段文字已经变化，请刷新后再说明')], { changed: [] })
  }
}

/** The ground of a lawful publication stands in the reason where it has no field of its own. */
function givenIn({ answer, reason, ground, until }: AnswerFindingRequest): GivenAnswer {
  const why = reason.trim()
  return { answer, reason: why, ground: answer === 'lawful' ? ground?.trim() || why : '', until: until || null }
}

async function saltOf(tx: EntityManager, organisationCode: string): Promise<string> {
  const known = await tx.findOne(PersonalAnswerEntity, { where: { organisationCode }, order: { id: 'ASC' } })
  return known?.salt ?? newSalt()
}
