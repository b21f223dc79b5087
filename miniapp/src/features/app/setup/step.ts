import type { SetupStanding } from '@gongkai/shared/app/setup/setup.contract'

/** The props of every step: what stands, and what comes once it has stored something. */
export interface StepProps {
  standing: SetupStanding
  onStored: (standing: SetupStanding) => void
  /** goes on without storing */ onLater: () => void
}
