import type { LocalDate } from '@gongkai/shared/base/time/local-date'
import type { TakedownView } from '@gongkai/shared/catalogue/takedown/takedown.contract'
import { decideRestore } from '@gongkai/shared/catalogue/takedown/takedown-policy'
import type { EntityManager } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import type { SignedIn } from '../../platform/http/actor.js'
import type { TakedownEntity } from './takedown.entity.js'
import { SUBJECTS } from './takedown-subjects.js'

/** Presents takedowns with the names of today; read once for as many as there are. */
export async function takedownPresenter(tx: EntityManager, actor: SignedIn, today: LocalDate) {
  const [organisations, domains] = await Promise.all([tx.find(OrganisationEntity), tx.find(PilotDomainEntity)])
  const unit = (code: string) => ({ code, name: organisations.find((one) => one.code === code)?.name ?? code })

  const view = async (takedown: TakedownEntity): Promise<TakedownView> => {
    const { id, version, subjectKind, subject, organisationCode, domainCode, kind, reason, by, at, state } = takedown
    const { endedAt, endedBy, endedReason } = takedown
    const domain = domains.find(({ code }) => code === domainCode)
    const found = await SUBJECTS[subjectKind].find(tx, subject)
    return {
      id,
      version,
      subjectKind,
      subject,
      name: found?.name ?? '',
      organisation: unit(organisationCode),
      domain: domain ? { code: domain.code, name: domain.name } : null,
      kind,
      reason,
      by,
      at: at.toISOString(),
      state,
      ended: endedAt && { at: endedAt.toISOString(), by: endedBy, reason: endedReason },
      needed: state === 'down' ? await needed(tx, takedown, today) : [],
      can: { restore: [...decideRestore({ state }, actor)] },
    }
  }
  return { unit, view }
}

async function needed(
  tx: EntityManager,
  { subjectKind, subject }: TakedownEntity,
  today: LocalDate,
): Promise<string[]> {
  const unclean = (await SUBJECTS[subjectKind].unclean(tx, subject, today)).map(({ text }) => text)
  if (subjectKind === 'feedback') return [...unclean, '核查无误后，由区信息公开办恢复。']
  return [
    ...unclean,
    '由责任单位通过动态调整或在编制中改好内容，随下一版目录公开；内容与下线时相同的，不会随新版目录公开。',
    unclean.length > 0 ? '现有内容还不能恢复。' : '核查后认为内容没有问题的，由区信息公开办恢复。',
  ]
}
