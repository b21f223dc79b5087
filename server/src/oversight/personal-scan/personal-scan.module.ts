import { Feature } from '../../platform/feature.js'
import { FindingPlace } from './finding-place.js'
import { PersonalFindingsQuery } from './personal-findings.query.js'
import { PersonalScanController } from './personal-scan.controller.js'
import { ScanPersonalData } from './scan-personal-data.js'

@Feature({ controllers: [PersonalScanController], providers: [ScanPersonalData, PersonalFindingsQuery, FindingPlace] })
export class PersonalScanModule {}
