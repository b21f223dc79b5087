import type { EntityManager } from 'typeorm'
import { csvOf, type Held, JSON_FOOT, jsonHead } from '../../../catalogue/public-catalogue/download.js'
import { publicEdition } from '../../../catalogue/publication/edition.presenter.js'
import { type Published, publishedEntries } from '../says/published-catalogue.js'
import type { PackedFile } from '../zip-files.js'

/** The catalogue as data, as the public download has it. @param advance hears of each entry as it is read */
export function dataFiles(
  tx: EntityManager,
  region: string,
  { pieces, names }: Published,
  held: Held,
  advance: () => void,
): PackedFile[] {
  const entries = async function* () {
    for (const piece of pieces)
      for await (const { snapshot, stored } of publishedEntries(tx, piece)) {
        advance()
        const edition = publicEdition(piece.edition)
        yield { entry: { ...snapshot, edition }, published: { ...stored, edition } }
      }
  }
  const csv = async function* () {
    const { head, row } = csvOf(held)
    yield head
    for await (const { entry } of entries()) yield row(entry)
  }
  const json = async function* () {
    yield jsonHead(region, names, held)
    let first = true
    for await (const { published } of entries()) {
      yield (first ? '' : ',\n') + JSON.stringify(published)
      first = false
    }
    yield JSON_FOOT
  }
  return [
    { path: 'data/catalogue.json', content: json },
    { path: 'data/catalogue.csv', content: csv },
  ]
}
