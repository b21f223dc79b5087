import { ListOrganisationsQuery } from '../../district/organisation/list-organisations.query.js'
import { Feature } from '../../platform/feature.js'
import { CreateOrganisation } from './create-organisation.js'
import { DeactivateOrganisation } from './deactivate-organisation.js'
import { DeleteOrganisation } from './delete-organisation.js'
import { EditOrganisation } from './edit-organisation.js'
import { HandOvers } from './hand-overs.js'
import { MergeOrganisation } from './merge-organisation.js'
import { OrganisationController } from './organisation.controller.js'
import { PublishedItems } from './published-items.js'
import { ReactivateOrganisation } from './reactivate-organisation.js'

@Feature({
  controllers: [OrganisationController],
  providers: [
    ListOrganisationsQuery,
    HandOvers,
    PublishedItems,
    CreateOrganisation,
    EditOrganisation,
    MergeOrganisation,
    DeactivateOrganisation,
    ReactivateOrganisation,
    DeleteOrganisation,
  ],
})
export class OrganisationModule {}
