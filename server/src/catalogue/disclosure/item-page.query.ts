import {
  type DisclosureItemPage,
  OCCURRENCES_ON_A_PAGE,
  type OccurrenceView,
} from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import {
  decideCorrectExpectation,
  decideRecord,
  maySeeItem,
} from '@gongkai/shared/catalogue/disclosure/disclosure-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import type { SignedIn } from '../../platform/http/actor.js'
import { notFound } from '../../platform/http/refused.js'
import { NothingAroseEntity, OccurrenceEntity } from './disclosure.entities.js'
import { DisclosureScene, type Scene } from './disclosure-scene.js'
import type { IndexedItem } from './item-index.js'
import { presentExpectation, presentItem, presentOccurrences } from './occurrence.presenter.js'
import { type ItemStanding, readStandings, standingOfAll } from './read-standings.js'

const QUARTERS_SHOWN = 8
/** The facts of an item that a page shows. */
interface Facts {
  occurrences: OccurrenceEntity[]
  total: number
  nothing: NothingAroseEntity[]
}
/** Words of a reason that is there, to ask only who may. */
const ASKED = { limit: '', reason: '更正' }

/** An item with what came into being under it: a fixed number of statements. */
@Injectable()
export class ItemPageQuery {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(DisclosureScene) private readonly scenes: DisclosureScene,
  ) {}

  async run(signedIn: SignedIn, publicNumber: string, page: number): Promise<DisclosureItemPage> {
    const tx = this.dataSource.manager
    const [scene, read] = await Promise.all([this.scenes.glance(tx, signedIn), factsOf(tx, publicNumber, page)])
    return this.show(tx, scene, publicNumber, read)
  }

  /** As it stands within an act. @throws Refused 404 for what the actor may not see */
  async read(tx: EntityManager, signedIn: SignedIn, publicNumber: string, page: number): Promise<DisclosureItemPage> {
    const [scene, read] = await Promise.all([this.scenes.load(tx, signedIn), factsOf(tx, publicNumber, page)])
    return this.show(tx, scene, publicNumber, read)
  }

  private async show(
    tx: EntityManager,
    scene: Scene,
    publicNumber: string,
    { occurrences, total, nothing }: Facts,
  ): Promise<DisclosureItemPage> {
    const standing = scene.items.get(publicNumber)
    const item = standing ?? (await withdrawnItem(tx, publicNumber))
    const owner = item && { unitCode: scene.unitOf(item), domainCode: item.domainCode }
    if (!item || !owner || !maySeeItem(scene.actor, owner)) throw notFound('个公开事项')
    const views = await presentOccurrences(tx, scene, occurrences)
    const facts = standing && (await this.standing(tx, scene, standing, { occurrences, total, views, nothing }))
    const expectations = scene.expectationsOf(item)
    const withdrawn = standing === undefined
    return {
      today: scene.today,
      item: presentItem(
        scene,
        facts ?? {
          item,
          unit: owner.unitCode,
          state: 'not-measured',
          lastFormedOn: occurrences[0]?.formedOn ?? '',
          lastNothing: '',
        },
      ),
      withdrawn,
      timeLimit: item.timeLimit,
      expectations: withdrawn ? [] : expectations.map(presentExpectation),
      correction: correctionOf(scene, publicNumber),
      total,
      occurrences: views,
      nothing: nothing.map(({ quarter, by, at }) => ({ quarter, by, at: at.toISOString() })),
      can: {
        record: withdrawn ? [WITHDRAWN] : [...decideRecord(scene.actor, owner)],
        correctExpectation: withdrawn ? [WITHDRAWN] : [...decideCorrectExpectation(scene.actor, owner, ASKED)],
      },
    }
  }

  /** Of an item whose page shows all there is nothing more is read. */
  private async standing(
    tx: EntityManager,
    scene: Scene,
    item: IndexedItem,
    { occurrences, total, views, nothing }: Facts & { views: OccurrenceView[] },
  ): Promise<ItemStanding | undefined> {
    if (occurrences.length < total) return (await readStandings(tx, scene, [item], true)).items[0]
    const stateOf = new Map(views.map(({ id, state }) => [id, state]))
    return standingOfAll(scene, item, occurrences, stateOf, nothing[0]?.quarter ?? null)
  }
}

async function factsOf(tx: EntityManager, publicNumber: string, page: number): Promise<Facts> {
  const [[occurrences, total], nothing] = await Promise.all([
    tx.findAndCount(OccurrenceEntity, {
      where: { publicNumber },
      order: { formedOn: 'DESC', id: 'DESC' },
      skip: (page - 1) * OCCURRENCES_ON_A_PAGE,
      take: OCCURRENCES_ON_A_PAGE,
    }),
    tx.find(NothingAroseEntity, { where: { publicNumber }, order: { quarter: 'DESC' }, take: QUARTERS_SHOWN }),
  ])
  return { occurrences, total, nothing }
}

const WITHDRAWN = { code: 'disclosure.withdrawn', at: 'item', text: '这一事项已经撤销，只保留以往的公开记录' }

function correctionOf({ corrections }: Scene, publicNumber: string): DisclosureItemPage['correction'] {
  const held = corrections.get(publicNumber)
  if (!held) return { version: 0, limit: '', reason: '', by: '', at: '', seenBy: '' }
  const { version, limit, reason, by, at, seenBy } = held
  return { version, limit, reason, by, at: at.toISOString(), seenBy }
}

/** 撤销的事项: what its last record tells of it. */
async function withdrawnItem(tx: EntityManager, publicNumber: string): Promise<IndexedItem | null> {
  const last = await tx.findOne(OccurrenceEntity, { where: { publicNumber }, order: { formedOn: 'DESC', id: 'DESC' } })
  if (!last) return null
  return {
    publicNumber,
    name: last.itemName,
    domainCode: last.domainCode,
    unitCode: last.organisationCode,
    content: '',
    timeLimit: '',
    ways: [],
    channels: [],
    channelOther: '',
  }
}
