import type { DisclosureActor } from '@gongkai/shared/catalogue/disclosure/disclosure-policy'
import { type Expectation, expectationsOf } from '@gongkai/shared/catalogue/disclosure/expectation'
import { Inject, Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { DOMAIN_ORDER } from '../../district/pilot-domain/domain-order.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { CalendarDayEntity } from '../../district/round/round.entity.js'
import { type OfficeCalendar, WorkingDays } from '../../district/round/working-days.service.js'
import { Clock } from '../../platform/clock.js'
import { kept } from '../../platform/database/kept.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { DisclosureSettingEntity, ExpectationCorrectionEntity, THE_SETTING } from './disclosure.entities.js'
import { type IndexedItem, ItemIndex, type Items } from './item-index.js'

/** All that is known before any fact is read: items, units, domains, the calendar, and who asks. */
export interface Scene {
  today: string
  calendar: OfficeCalendar
  items: Items
  actor: DisclosureActor
  /** sites that links may lead to; none: all */ hosts: readonly string[]
  domains: readonly PilotDomainEntity[]
  nameOfDomain: (code: string) => string
  nameOfUnit: (code: string) => string
  /** the unit that answers for it now */ unitOf: (item: Pick<IndexedItem, 'unitCode'>) => string
  /** the unit whose items are the signed-in unit's own: of a village its town */ ownUnit: string
  corrections: ReadonlyMap<string, ExpectationCorrectionEntity>
  expectationsOf: (item: IndexedItem) => Expectation[]
}

/** A resident, or the server itself: may nothing. */
export const NOBODY_ASKS: Asker = { organisationCode: '', organisationKind: 'town', roles: [] }
type Asker = Pick<SignedIn, 'organisationCode' | 'organisationKind' | 'roles'>

interface Facts {
  calendar: OfficeCalendar
  domains: PilotDomainEntity[]
  organisations: OrganisationEntity[]
  corrected: ExpectationCorrectionEntity[]
  setting: DisclosureSettingEntity | null
}
const READ_FROM = [
  CalendarDayEntity,
  PilotDomainEntity,
  OrganisationEntity,
  ExpectationCorrectionEntity,
  DisclosureSettingEntity,
]

@Injectable()
export class DisclosureScene {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(WorkingDays) private readonly workingDays: WorkingDays,
    @Inject(ItemIndex) private readonly index: ItemIndex,
  ) {}

  /** For acts, as everything stands within their transaction: five statements, whatever the number of items. */
  async load(tx: EntityManager, signedIn: Asker): Promise<Scene> {
    const [items, facts] = await Promise.all([this.index.items(), this.read(tx)])
    return this.seenBy(signedIn, items, facts)
  }

  /** For pages: what nearly every one shows of the district is kept for a moment. */
  async glance(tx: EntityManager, signedIn: Asker): Promise<Scene> {
    const [items, facts] = await Promise.all([
      this.index.items(),
      kept(tx, READ_FROM, 'disclosure scene', () => this.read(tx)),
    ])
    return this.seenBy(signedIn, items, facts)
  }

  private async read(tx: EntityManager): Promise<Facts> {
    const [calendar, domains, organisations, corrected, setting] = await Promise.all([
      this.workingDays.load(tx),
      tx.find(PilotDomainEntity, { order: DOMAIN_ORDER }),
      tx.find(OrganisationEntity),
      tx.find(ExpectationCorrectionEntity),
      tx.findOneBy(DisclosureSettingEntity, { id: THE_SETTING }),
    ])
    return { calendar, domains, organisations, corrected, setting }
  }

  private seenBy(
    signedIn: Asker,
    items: Items,
    { calendar, domains, organisations, corrected, setting }: Facts,
  ): Scene {
    const units = new Map(organisations.map((organisation) => [organisation.code, organisation]))
    const corrections = new Map(corrected.map((correction) => [correction.publicNumber, correction]))
    const domainNames = new Map(domains.map(({ code, name }) => [code, name]))
    const { organisationCode, organisationKind, roles } = signedIn
    const parentCode = organisationKind === 'village' ? (units.get(organisationCode)?.parentCode ?? '') : ''
    return {
      today: this.clock.today(),
      calendar,
      items,
      domains,
      corrections,
      hosts: setting?.hosts ?? [],
      actor: {
        organisationCode,
        organisationKind,
        roles,
        parentCode,
        ledDomains: domains.filter(({ leadCodes }) => leadCodes.includes(organisationCode)).map(({ code }) => code),
      },
      ownUnit: parentCode || organisationCode,
      nameOfDomain: (code) => domainNames.get(code) ?? code,
      nameOfUnit: (code) => units.get(code)?.name ?? code,
      unitOf: ({ unitCode }) => heirOf(units, unitCode),
      expectationsOf: ({ publicNumber, timeLimit, ways }) =>
        understood(corrections.get(publicNumber)?.limit || timeLimit, ways),
    }
  }
}

/** 机构变化: the last that it was merged into. */
function heirOf(units: ReadonlyMap<string, OrganisationEntity>, code: string): string {
  const line = new Set([code])
  for (const at of line) {
    const next = units.get(at)?.mergedInto
    if (next) line.add(next)
  }
  return [...line].at(-1) ?? code
}

/** A thousand items share some fifty wordings. */
const MOST_WORDINGS = 5000
const held = new Map<string, Expectation[]>()
function understood(timeLimit: string, ways: IndexedItem['ways']): Expectation[] {
  const key = `${ways.join()}\n${timeLimit}`
  const known = held.get(key)
  if (known) return known
  if (held.size >= MOST_WORDINGS) held.clear()
  const found = expectationsOf({ timeLimit, ways })
  held.set(key, found)
  return found
}
