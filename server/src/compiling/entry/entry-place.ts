import { Inject, Injectable } from '@nestjs/common'
import { rowTexts } from '../../district/privacy/guarded-text.js'
import { TextPlaces } from '../../district/privacy/text-places.js'
import { entryName } from '../assignment/assignment-case.js'
import { loadEntry } from './entry-case.js'

/** `entry/12`: a row of a work, in which findings are answered for the unit that has the work. */
@Injectable()
export class EntryPlace {
  constructor(@Inject(TextPlaces) places: TextPlaces) {
    places.add('entry', async (tx, id, actor) => {
      const { assignmentCase, entry } = await loadEntry(tx, id, actor)
      const { id: assignmentId, organisationCode, domainCode } = assignmentCase.assignment
      const row = { fields: entry.fields, at: `entries/${id}/fields`, name: entryName(entry), origin: entry.originCode }
      return { unitCode: organisationCode, domainCode, assignmentId, texts: rowTexts(row) }
    })
  }
}
