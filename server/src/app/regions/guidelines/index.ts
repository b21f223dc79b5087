import type { PackGuidelineItem } from '@gongkai/shared/base/region/region-pack'
import { spatialPlanning } from './01-spatial-planning.js'
import { landExpropriation } from './02-land-expropriation.js'
import { majorProjects } from './03-major-projects.js'
import { publicResourceTrading } from './04-public-resource-trading.js'
import { budget } from './05-budget.js'
import { workSafety } from './06-work-safety.js'
import { disasterRelief } from './07-disaster-relief.js'
import { housingExpropriation } from './08-housing-expropriation.js'
import { affordableHousing } from './09-affordable-housing.js'
import { ruralDilapidatedHousing } from './10-rural-dilapidated-housing.js'
import { environment } from './11-environment.js'
import { publicCulture } from './12-public-culture.js'
import { publicLegalServices } from './13-public-legal-services.js'
import { povertyAlleviation } from './14-poverty-alleviation.js'
import { foodDrug } from './15-food-drug.js'
import { urbanEnforcement } from './16-urban-enforcement.js'
import { employment } from './17-employment.js'
import { socialInsurance } from './18-social-insurance.js'
import { socialAssistance } from './19-social-assistance.js'
import { elderlyCare } from './20-elderly-care.js'
import { agriculturalSubsidies } from './21-agricultural-subsidies.js'
import { compulsoryEducation } from './22-compulsory-education.js'
import { health } from './23-health.js'
import { municipalServices } from './24-municipal-services.js'

/** The model rows (标准指引) by domain. */
export const guidelines: Record<string, PackGuidelineItem[]> = {
  '01': spatialPlanning,
  '02': landExpropriation,
  '03': majorProjects,
  '04': publicResourceTrading,
  '05': budget,
  '06': workSafety,
  '07': disasterRelief,
  '08': housingExpropriation,
  '09': affordableHousing,
  '10': ruralDilapidatedHousing,
  '11': environment,
  '12': publicCulture,
  '13': publicLegalServices,
  '14': povertyAlleviation,
  '15': foodDrug,
  '16': urbanEnforcement,
  '17': employment,
  '18': socialInsurance,
  '19': socialAssistance,
  '20': elderlyCare,
  '21': agriculturalSubsidies,
  '22': compulsoryEducation,
  '23': health,
  '24': municipalServices,
}
