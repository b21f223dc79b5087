import { isEstimate } from '@gongkai/shared/base/time/working-days'
import { AMENDMENT } from '@gongkai/shared/catalogue/amendment/amendment-lifecycle'
import { amendmentDueOn } from '@gongkai/shared/catalogue/amendment/amendment-policy'
import type { ReminderWork } from '@gongkai/shared/district/reminder/reminder-work'
import { type EntityManager, Not } from 'typeorm'
import { reviewersOf } from '../../compiling/assignment/assignment-case.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import type { OfficeCalendar } from '../../district/round/working-days.service.js'
import { AmendmentEntity } from './amendment.entity.js'
import { amendedName } from './amendment-case.js'

/** 动态调整 that are not published, each with the unit it waits for, to be reminded of the 20 working days. */
export async function amendmentWorks(
  tx: EntityManager,
  { isWorkingDay, knows }: OfficeCalendar,
): Promise<ReminderWork[]> {
  const [open, domains, office] = await Promise.all([
    tx.find(AmendmentEntity, { where: { state: Not('published') }, order: { id: 'ASC' } }),
    tx.find(PilotDomainEntity),
    tx.findOneBy(OrganisationEntity, { kind: 'office' }),
  ])
  return open.flatMap((amendment) => {
    const { id, state, domainCode, organisationCode, signedBy, triggerOn } = amendment
    const domain = domains.find(({ code }) => code === domainCode)
    const dueOn = amendmentDueOn(triggerOn, isWorkingDay)
    if (!domain || !dueOn) return []
    const waitsFor = AMENDMENT.mayFrom('propose', state)
      ? [organisationCode]
      : AMENDMENT.mayFrom('approve', state)
        ? reviewersOf(domain, organisationCode, null).filter((code) => !signedBy.includes(code))
        : [office?.code ?? '']
    return waitsFor.map((code) => ({
      subject: `amendment/${id}/${code}`,
      kind: 'amend' as const,
      organisationCode: code,
      name: amendedName(amendment),
      dueOn,
      estimated: isEstimate(triggerOn, dueOn, knows),
    }))
  })
}
