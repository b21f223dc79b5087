import { Inject, Injectable } from '@nestjs/common'
import { GuidelineChangeEntity } from '../../district/guideline/guideline-version.entity.js'
import { TextPlaces } from '../../district/privacy/text-places.js'
import { notFound } from '../../platform/http/refused.js'
import { shownVersion } from './guideline.presenter.js'
import { domainOfVersion, ensureReads, loadGuideline, textsOfChanges } from './guideline-case.js'

/** `guideline-change/5`: a row of a version of 标准指引; whoever writes it answers for its own unit. */
@Injectable()
export class GuidelinePlace {
  constructor(@Inject(TextPlaces) places: TextPlaces) {
    places.add('guideline-change', async (tx, id, actor) => {
      const change = await tx.findOneBy(GuidelineChangeEntity, { id })
      if (!change) throw notFound('处改动')
      const domainCode = await domainOfVersion(tx, change.versionId)
      const guideline = await loadGuideline(tx, domainCode, true)
      await ensureReads(tx, guideline, actor)
      shownVersion(guideline, change.versionId, actor)
      return { unitCode: actor.organisationCode, domainCode, texts: textsOfChanges([change]) }
    })
  }
}
