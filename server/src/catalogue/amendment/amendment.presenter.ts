import { describeEvent } from '@gongkai/shared/base/ledger/describe-event'
import { isEstimate } from '@gongkai/shared/base/time/working-days'
import type { AmendmentSummary, AmendmentView } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import {
  type AmendmentFacts,
  amendmentDueOn,
  decideApprove,
  decideDelete,
  decideEdit,
  decideEnd,
  decideFinalise,
  decidePropose,
  decideRecall,
  decideReturn,
  decideTakeBack,
  waitsFor,
} from '@gongkai/shared/catalogue/amendment/amendment-policy'
import { entryDiff } from '@gongkai/shared/compiling/entry/entry-diff'
import { Inject, Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { EditionEntity } from '../../district/edition/edition.entity.js'
import { editionName } from '../../district/edition/edition-name.js'
import type { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import type { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { PrivacyGuard, refusalsOf } from '../../district/privacy/privacy-guard.js'
import { type OfficeCalendar, WorkingDays } from '../../district/round/working-days.service.js'
import { Clock } from '../../platform/clock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { EventEntity } from '../../platform/ledger/event.entity.js'
import type { AmendmentEntity } from './amendment.entity.js'
import { type AmendmentCase, amendedName, isAbout, textsOfAmendment } from './amendment-case.js'

@Injectable()
export class AmendmentPresenter {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(PrivacyGuard) private readonly guard: PrivacyGuard,
    @Inject(WorkingDays) private readonly workingDays: WorkingDays,
  ) {}

  /** Presents rows of a list; the calendar is read once. */
  async summaries(
    tx: EntityManager,
  ): Promise<(the: Omit<AmendmentCase, 'assignment' | 'source'>, actor: SignedIn) => AmendmentSummary> {
    const calendar = await this.workingDays.load(tx)
    return ({ amendment, domain, organisations, facts }, actor) =>
      this.summary(amendment, domain, organisations, facts, calendar, actor)
  }

  async view(tx: EntityManager, amendmentCase: AmendmentCase, actor: SignedIn): Promise<AmendmentView> {
    const { amendment, domain, organisations, facts } = amendmentCase
    const { before, fields, reason, remark, editionId } = amendment
    const texts = textsOfAmendment(amendment)
    const [present, edition, history, marks] = await Promise.all([
      this.summaries(tx),
      editionId ? tx.findOneBy(EditionEntity, { id: editionId }) : null,
      historyOf(tx, amendmentCase),
      this.guard.read(tx, [amendment.organisationCode]),
    ])
    const findings = texts.flatMap((text) => marks(amendment.organisationCode, text))
    const personal = refusalsOf(marks, amendment.organisationCode, texts)
    const today = this.clock.today()
    return {
      ...present(amendmentCase, actor),
      reason,
      before,
      fields,
      changed: before && fields ? entryDiff(before, fields) : [],
      askedArticle: amendment.askedArticle,
      lawWaveId: amendment.lawWaveId,
      ...(findings.length > 0 ? { findings } : {}),
      leads: domain.leadCodes
        .filter((code) => code !== amendment.organisationCode)
        .map((code) => ({ organisation: named(organisations, code), approved: amendment.signedBy.includes(code) })),
      remark,
      edition: edition && { id: edition.id, name: editionName(edition) },
      history: edition
        ? [...history, { at: edition.publishedAt.toISOString(), text: `随${editionName(edition)}目录发布` }]
        : history,
      can: {
        edit: [...decideEdit(facts, actor)],
        delete: [...decideDelete(facts, actor)],
        propose: [...decidePropose(facts, actor, today), ...personal],
        recall: [...decideRecall(facts, actor)],
        approve: [...decideApprove(facts, actor), ...personal],
        return: [...decideReturn(facts, actor)],
        finalise: [...decideFinalise(facts, actor), ...personal],
        takeBack: [...decideTakeBack(facts, actor)],
        end: [...decideEnd(facts, actor)],
      },
    }
  }

  private summary(
    amendment: AmendmentEntity,
    domain: PilotDomainEntity,
    organisations: readonly OrganisationEntity[],
    facts: AmendmentFacts,
    { isWorkingDay, knows }: OfficeCalendar,
    actor: SignedIn,
  ): AmendmentSummary {
    const { id, version, kind, state, organisationCode, publicNumber, trigger, triggerOn } = amendment
    const dueOn = amendmentDueOn(triggerOn, isWorkingDay)
    return {
      id,
      version,
      kind,
      state,
      domain: { code: domain.code, name: domain.name },
      organisation: named(organisations, organisationCode),
      publicNumber,
      name: amendedName(amendment),
      trigger,
      triggerOn,
      dueOn,
      ...(dueOn && isEstimate(triggerOn, dueOn, knows) ? { estimated: true } : {}),
      late: state !== 'published' && dueOn !== '' && this.clock.today() > dueOn,
      mine: waitsFor(facts, actor),
    }
  }
}

const named = (organisations: readonly OrganisationEntity[], code: string) => ({
  code,
  name: organisations.find((organisation) => organisation.code === code)?.name ?? code,
})

/** The history of an amendment, told by the ledger; each saving of a draft is of no interest afterwards. */
async function historyOf(
  tx: EntityManager,
  { amendment, domain, organisations }: AmendmentCase,
): Promise<AmendmentView['history']> {
  const events = await tx
    .createQueryBuilder(EventEntity, 'e')
    .where('e.assignmentId = :assignment', { assignment: amendment.assignmentId })
    .andWhere('e.kind LIKE :kind AND e.kind <> :saved', { kind: 'amendment.%', saved: 'amendment.saved' })
    .andWhere('(e.detail LIKE :mark OR e.detail LIKE :many)', {
      mark: `{"amendmentId":${amendment.id},%`,
      many: '{"amendmentIds":[%',
    })
    .orderBy('e.id', 'ASC')
    .getMany()
  const own = events.filter(({ detail }) => isAbout(detail, amendment.id))
  return own.map(({ at, kind, by, unitCode, detail: { amendmentIds, ...detail } }) => ({
    at: at.toISOString(),
    text: describeEvent({
      kind,
      by,
      unit: organisations.find(({ code }) => code === unitCode)?.name ?? '',
      domain: domain.name,
      entry: amendedName(amendment),
      detail: amendmentIds ? { ...detail, amendmentKind: amendment.kind, name: amendedName(amendment) } : detail,
    }),
  }))
}
