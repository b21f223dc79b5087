import { Feature } from '../../platform/feature.js'
import { ActUponOccurrence } from './act-upon-occurrence.js'
import { CorrectExpectation } from './correct-expectation.js'
import { DisclosureController } from './disclosure.controller.js'
import { DisclosureDeskQuery } from './disclosure-desk.query.js'
import { DisclosureItemsQuery } from './disclosure-items.query.js'
import { DisclosureScene } from './disclosure-scene.js'
import { ItemIndex } from './item-index.js'
import { ItemPageQuery } from './item-page.query.js'
import { PublicDisclosureController } from './public-disclosure.controller.js'
import { PublicDisclosuresQuery } from './public-disclosures.query.js'
import { RecomputeDue } from './recompute-due.js'
import { RecordMany } from './record-many.js'
import { RecordOccurrence } from './record-occurrence.js'
import { SetLinkHosts } from './set-link-hosts.js'
import { SignNothingArose } from './sign-nothing-arose.js'

@Feature({
  controllers: [DisclosureController, PublicDisclosureController],
  providers: [
    ItemIndex,
    DisclosureScene,
    DisclosureDeskQuery,
    DisclosureItemsQuery,
    ItemPageQuery,
    PublicDisclosuresQuery,
    RecordOccurrence,
    RecordMany,
    RecomputeDue,
    ActUponOccurrence,
    SignNothingArose,
    SetLinkHosts,
    CorrectExpectation,
  ],
})
export class DisclosureModule {}
