import type { Refusal } from '@gongkai/shared/base/refusal'
import type {
  ProposedLine,
  ProposedLines,
  RecordedMany,
  RecordManyRequest,
} from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { MOST_PASTED_LINES, proposeItems, readPastedLines } from '@gongkai/shared/catalogue/disclosure/pasted-lines'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { breathe } from '../../platform/breathe.js'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { filesNamedTwice } from '../disclosure-file/attach-files.js'
import type { OccurrenceEntity } from './disclosure.entities.js'
import { ownItems, seenBy } from './disclosure-items.query.js'
import { DisclosureScene } from './disclosure-scene.js'
import { presentOccurrences } from './occurrence.presenter.js'
import { RecordOccurrence, recordedBefore } from './record-occurrence.js'

/** Many at once: lines copied from a site are understood, and stored only when somebody has confirmed them, all or none. */
@Injectable()
export class RecordMany {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(DisclosureScene) private readonly scenes: DisclosureScene,
    @Inject(RecordOccurrence) private readonly recordOccurrence: RecordOccurrence,
  ) {}

  /** Stores nothing: each line with the items it may belong to. */
  async propose(signedIn: SignedIn, text: string): Promise<ProposedLines> {
    const scene = await this.scenes.load(this.dataSource.manager, signedIn)
    const own = ownItems(scene)
    const items = own.length > 0 ? own : seenBy(scene)
    const read = readPastedLines(text)
    const lines: ProposedLine[] = []
    for (const line of read.slice(0, MOST_PASTED_LINES)) {
      const proposed = proposeItems(line.title, items)
      lines.push({ ...line, items: proposed.map(({ publicNumber, name }) => ({ publicNumber, name })) })
      await breathe()
    }
    return { lines, left: Math.max(0, read.length - MOST_PASTED_LINES) }
  }

  /** @throws Refused 422 with the faults of all lines, each at its place */
  run(signedIn: SignedIn, { records }: RecordManyRequest): Promise<RecordedMany> {
    return act(this.dataSource, async (tx) => {
      await tx.findOne(OrganisationEntity, { where: { code: signedIn.organisationCode }, ...rowLock(tx) })
      const scene = await this.scenes.load(tx, signedIn)
      const refusals: Refusal[] = filesNamedTwice(records)
      const fresh: RecordManyRequest['records'] = []
      const stored: OccurrenceEntity[] = []
      for (const [index, record] of records.entries()) {
        const again = await recordedBefore(tx, signedIn, record)
        stored.push(...again)
        if (again.length > 0) continue
        fresh.push(record)
        const decided = await this.recordOccurrence.decide(tx, scene, signedIn, record)
        refusals.push(...decided.refusals.map((refusal) => ({ ...refusal, at: `records/${index}/${refusal.at}` })))
      }
      ensure(refusals)
      for (const record of fresh) stored.push(...(await this.recordOccurrence.record(tx, scene, signedIn, record)))
      return { recorded: await presentOccurrences(tx, scene, stored) }
    })
  }
}
