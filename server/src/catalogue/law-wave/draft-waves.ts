import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { EditionEntryEntity } from '../../district/edition/edition-entry.entity.js'
import { standingDomains } from '../../district/edition/standing-domains.query.js'
import { breathe } from '../../platform/breathe.js'
import { act } from '../../platform/database/act.js'
import { outage } from '../../platform/database/outage.js'
import { rowLock } from '../../platform/database/row-lock.js'
import { AmendmentActs } from '../amendment/amendment-acts.js'
import { patternOf } from './citing.query.js'
import { draftPortion, type StandingItem } from './draft-portion.js'
import { FinishWave } from './finish-wave.js'
import { LawWaveEntity } from './law-wave.entity.js'

const TICK_MS = 1000
/** Items that are looked through, and drafted, in one transaction. */
const LOOKED_THROUGH = 2000
const DRAFTED = 50

/**
 * Drafts what waves ask for, portion by portion: each in a transaction of its own, together with how far it came, so that nothing is drafted
 * twice by two server processes or after a crash.
 */
@Injectable()
export class DraftWaves implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined
  private running: Promise<void> | null = null
  private stopped = false

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(AmendmentActs) private readonly acts: AmendmentActs,
    @Inject(FinishWave) private readonly finish: FinishWave,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running ??= this.run()
        .then(
          () => outage.worked(),
          (error: Error) => {
            if (!outage.failed(error)) new Logger('law-wave').error(error.message, error.stack)
          },
        )
        .finally(() => {
          this.running = null
        })
    }, TICK_MS)
    this.timer.unref()
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true
    clearInterval(this.timer)
    await this.running
  }

  /** Everything that is asked for by now. */
  async run(): Promise<void> {
    const drafting = await this.dataSource.manager.findBy(LawWaveEntity, { state: 'drafting' })
    for (const { id } of drafting) {
      let came: Came = 'on'
      while (came === 'on' && !this.stopped) {
        came = await this.portion(id)
        await breathe()
      }
      if (came === 'to the end') await this.finish.run(id)
    }
  }

  /** The next portion, and how far it came. */
  private portion(id: number): Promise<Came> {
    return act(this.dataSource, async (tx) => {
      // First of all, so that of two processes one waits here and then goes on after the other's portion.
      const wave = await tx.findOne(LawWaveEntity, { where: { id }, ...rowLock(tx) })
      if (wave?.state !== 'drafting') return 'too late'
      const next = await nextItems(tx, wave)
      if (!next) return 'to the end'
      await draftPortion(tx, this.acts, wave, next.domain, next.items)
      await tx.update(LawWaveEntity, { id }, { atDomain: next.domain, afterNumber: next.upTo })
      return 'on'
    })
  }
}

type Came = 'on' | 'to the end' | 'too late'

interface Portion {
  domain: string
  items: StandingItem[]
  /** the number of the last one looked at; '' where the next domain is begun */ upTo: string
}

/** The next of the standing items, in the order of domain and number; null after the last domain. */
async function nextItems(tx: EntityManager, wave: LawWaveEntity): Promise<Portion | null> {
  const standing = await standingDomains(tx)
  const domains = [...standing.keys()].filter((code) => !wave.domainCodes || wave.domainCodes.includes(code)).sort()
  const domain = domains.find((code) =>
    // Done with a domain, the mark is its code without a number.
    wave.afterNumber === '' ? code > wave.atDomain : code >= wave.atDomain,
  )
  if (domain === undefined) return null
  const editionId = standing.get(domain)?.editionId ?? 0
  const after = domain === wave.atDomain ? wave.afterNumber : ''
  const of = () =>
    tx
      .createQueryBuilder(EditionEntryEntity, 'item')
      .where('item.editionId = :editionId AND item.domainCode = :domain AND item.concealed = 0', { editionId, domain })
      .andWhere('item.publicNumber > :after', { after })
      .orderBy('item.publicNumber', 'ASC')
  const end = await of()
    .select('item.publicNumber', 'number')
    .limit(1)
    .offset(LOOKED_THROUGH - 1)
    .getRawOne<{ number: string }>()
  const within = of().andWhere('item.snapshot LIKE :pattern', {
    pattern: patternOf({ title: wave.lawTitle, documentNumber: '' }),
  })
  if (end) within.andWhere('item.publicNumber <= :end', { end: end.number })
  const items = await within
    .select('item.publicNumber', 'publicNumber')
    .addSelect('item.entryId', 'entryId')
    .limit(DRAFTED)
    .getRawMany<StandingItem>()
  const upTo = items.length === DRAFTED ? items.at(-1)?.publicNumber : end?.number
  return { domain, items, upTo: upTo ?? '' }
}
