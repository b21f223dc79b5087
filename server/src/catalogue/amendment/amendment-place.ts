import { Inject, Injectable } from '@nestjs/common'
import { TextPlaces } from '../../district/privacy/text-places.js'
import { loadAmendment, textsOfAmendment } from './amendment-case.js'

/** `amendment/3`: a 动态调整, in which findings are answered for the unit that proposes it. */
@Injectable()
export class AmendmentPlace {
  constructor(@Inject(TextPlaces) places: TextPlaces) {
    places.add('amendment', async (tx, id, actor) => {
      const { amendment } = await loadAmendment(tx, id, actor, true)
      const { organisationCode: unitCode, domainCode, assignmentId } = amendment
      return { unitCode, domainCode, assignmentId, texts: textsOfAmendment(amendment) }
    })
  }
}
