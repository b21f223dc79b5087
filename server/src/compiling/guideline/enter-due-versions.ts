import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { GuidelineVersionEntity } from '../../district/guideline/guideline-version.entity.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { announce, PRODUCT } from './announce.js'
import { enterVersion } from './enter-version.js'
import { type GuidelineCase, loadGuideline } from './guideline-case.js'

/**
 * Puts into force what is due: a date has come, or the phase is over in which a version was announced. No act of a person is needed for it;
 * of two processes the second waits for the domain's lock and then finds nothing due. An update that the product proposes is announced.
 */
@Injectable()
export class EnterDueVersions {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ledger) private readonly ledger: Ledger,
  ) {}

  async run(): Promise<void> {
    const waiting = await this.dataSource.manager.find(GuidelineVersionEntity, {
      select: { id: true, domainCode: true },
      where: [{ state: 'announced' }, { state: 'draft', origin: 'pack' }],
      order: { domainCode: 'ASC', id: 'ASC' },
    })
    for (const code of new Set(waiting.map(({ domainCode }) => domainCode)))
      if (await this.isDue(this.dataSource.manager, code)) await act(this.dataSource, (tx) => this.turn(tx, code))
  }

  private async isDue(tx: EntityManager, code: string): Promise<boolean> {
    const guideline = await loadGuideline(tx, code)
    return guideline.versions.some((version) => isProposed(version) || isDue(version, guideline, this.clock.today()))
  }

  private async turn(tx: EntityManager, code: string): Promise<void> {
    const now = this.clock.now()
    const guideline = await loadGuideline(tx, code, true)
    const inOrder = [...guideline.versions].reverse()
    for (const version of inOrder.filter(isProposed))
      await announce(tx, this.ledger, PRODUCT, guideline, version, { comesOn: '', now })
    const due = inOrder.filter((version) => isDue(version, guideline, this.clock.today()))
    for (const version of due.sort((a, b) => a.number - b.number)) {
      await enterVersion(tx, guideline, version, sparedBy(version, guideline), now)
      await this.ledger.record(tx, PRODUCT, {
        kind: 'guideline.in-force',
        place: { domainCode: code },
        detail: { versionId: version.id, number: version.number },
      })
    }
  }
}

const isProposed = ({ state, origin }: GuidelineVersionEntity) => state === 'draft' && origin === 'pack'

const runningKey = ({ phases }: GuidelineCase) => phases.running?.key ?? ''

function isDue(version: GuidelineVersionEntity, guideline: GuidelineCase, today: string): boolean {
  const { state, comesOn, announcedIn } = version
  if (state !== 'announced') return false
  return comesOn === '' ? announcedIn !== runningKey(guideline) : comesOn <= today
}

/** All phases that run, but the one whose beginning the version waited for. */
function sparedBy({ comesOn }: GuidelineVersionEntity, guideline: GuidelineCase): string[] {
  const { all } = guideline.phases
  return comesOn === '' ? all.filter((key) => key !== runningKey(guideline)) : all
}
