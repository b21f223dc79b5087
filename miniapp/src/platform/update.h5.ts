import { compareVersions, VERSION } from '@gongkai/shared/base/version'
import { tellUpdate } from './update-notice'

/** A browser has nothing to say; the server has. */
export function watchUpdates(): void {}

export const canRestart = (): boolean => true

export const restart = (): void => window.location.reload()

/** The server of a page that has been open for long has got a new version, and with it a new client. */
export function noteServer(version: string): void {
  if (compareVersions(version, VERSION) > 0) tellUpdate({ kind: 'ready' })
}
