import { Inject, Injectable, Logger } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { GuidelineVersionEntity } from '../../district/guideline/guideline-version.entity.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { isAway } from '../../platform/database/outage.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { announce, PRODUCT } from './announce.js'
import { enterVersion } from './enter-version.js'
import { loadGuideline } from './guideline-case.js'
import { type DomainPhases, readPhasesOf } from './read-phases.js'

/**
 * Puts into force what is due: a date has come, or the phase is over in which a version was announced. No act of a person is needed for it;
 * of two processes the second waits for the domain's lock and then finds nothing due. An update that the product proposes is announced.
 */
@Injectable()
export class EnterDueVersions {
  private readonly logger = new Logger('guideline')

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ledger) private readonly ledger: Ledger,
  ) {}

  /** A domain that fails is tried again the next time and keeps no other waiting. */
  async run(): Promise<void> {
    const tx = this.dataSource.manager
    const waiting = await tx.find(GuidelineVersionEntity, {
      select: { id: true, domainCode: true, state: true, origin: true, comesOn: true, announcedIn: true },
      where: [{ state: 'announced' }, { state: 'draft', origin: 'pack' }],
      order: { domainCode: 'ASC', id: 'ASC' },
    })
    if (waiting.length === 0) return
    const phases = await readPhasesOf(tx, [...new Set(waiting.map(({ domainCode }) => domainCode))])
    const due = waiting.filter(
      (version) => isProposed(version) || isDue(version, phases.get(version.domainCode), this.clock.today()),
    )
    for (const code of new Set(due.map(({ domainCode }) => domainCode))) {
      try {
        await act(this.dataSource, (acting) => this.turn(acting, code))
      } catch (error) {
        if (isAway(error)) throw error
        this.logger.warn(`${code} is not in force yet: ${error instanceof Error ? error.message : error}`)
      }
    }
  }

  private async turn(tx: EntityManager, code: string): Promise<void> {
    const now = this.clock.now()
    const guideline = await loadGuideline(tx, code, true)
    const { phases, versions } = guideline
    const inOrder = [...versions].reverse()
    for (const version of inOrder.filter(isProposed))
      await announce(tx, this.ledger, PRODUCT, guideline, version, { comesOn: '', now })
    const due = inOrder.filter((version) => isDue(version, phases, this.clock.today()))
    for (const version of due.sort((a, b) => a.number - b.number)) {
      await enterVersion(tx, guideline, version, sparedBy(version, phases), now)
      await this.ledger.record(tx, PRODUCT, {
        kind: 'guideline.in-force',
        place: { domainCode: code },
        detail: { versionId: version.id, number: version.number },
      })
    }
  }
}

const isProposed = ({ state, origin }: GuidelineVersionEntity) => state === 'draft' && origin === 'pack'

const runningKey = (phases: DomainPhases | undefined) => phases?.running?.key ?? ''

function isDue(version: GuidelineVersionEntity, phases: DomainPhases | undefined, today: string): boolean {
  const { state, comesOn, announcedIn } = version
  if (state !== 'announced') return false
  return comesOn === '' ? announcedIn !== runningKey(phases) : comesOn <= today
}

/** All phases that run, but the one whose beginning the version waited for. */
function sparedBy({ comesOn }: GuidelineVersionEntity, phases: DomainPhases): string[] {
  const { all } = phases
  return comesOn === '' ? all.filter((key) => key !== runningKey(phases)) : all
}
