import type { Channel, Way } from '@gongkai/shared/base/template/entry-template'
import { entryName } from '@gongkai/shared/compiling/entry/entry-text'
import { Inject, Injectable } from '@nestjs/common'
import { inPieces } from '../../platform/breathe.js'
import { entryOf } from '../public-catalogue/catalogue.js'
import { PublicCatalogue } from '../public-catalogue/public-catalogue.js'

/** Items taken in at once: some ten milliseconds. */
const ITEMS_AT_ONCE = 500

/** A published item, as far as its disclosure needs it. */
export interface IndexedItem {
  publicNumber: string
  name: string
  domainCode: string
  /** the unit that it was published under */ unitCode: string
  content: string
  timeLimit: string
  ways: readonly Way[]
  channels: Channel[]
  channelOther: string
}
/** All items that stand, by number, in the catalogue's order. */
export type Items = ReadonlyMap<string, IndexedItem>

/** The items that stand published, read once for each edition out of what is held for residents. */
@Injectable()
export class ItemIndex {
  private held: { of: object; items: Promise<Items> } | null = null

  constructor(@Inject(PublicCatalogue) private readonly catalogue: PublicCatalogue) {}

  async items(): Promise<Items> {
    const { catalogue } = this.catalogue.standing
    if (this.held?.of === catalogue) return this.held.items
    const items = this.read(catalogue)
    this.held = { of: catalogue, items }
    return items
  }

  private async read({ rows }: PublicCatalogue['standing']['catalogue']): Promise<Items> {
    const items = new Map<string, IndexedItem>()
    await inPieces(rows, ITEMS_AT_ONCE, (row) => {
      const { id, domain, organisation, content, timeLimit, ways, channels, channelOther, ...names } = entryOf(row)
      items.set(id, {
        publicNumber: id,
        name: entryName(names),
        domainCode: domain.code,
        unitCode: organisation.code,
        content,
        timeLimit,
        ways,
        channels,
        channelOther,
      })
    })
    return items
  }

  /** The numbers of items in which all words are found. */
  found(q: string, fold: (text: string) => string): (publicNumber: string) => boolean {
    const words = fold(q).split(' ').filter(Boolean)
    const { catalogue } = this.catalogue.standing
    return (publicNumber) => {
      const row = catalogue.row(publicNumber)
      return row !== undefined && words.every((word) => row.name.includes(word) || row.text.includes(word))
    }
  }
}
