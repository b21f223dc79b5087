import { existsSync } from 'node:fs'

/**
 * The Chromium that pages are tried in, by Debian's package and its program; the first that is there is taken. The headless
 * shell is the same engine without a window around it, which takes half of the processor's time.
 */
export const CHROMIUMS = [
  { package: 'chromium-headless-shell', program: '/usr/bin/chromium-headless-shell' },
  { package: 'chromium', program: '/usr/bin/chromium' },
]

/** The program's path, or undefined where none is installed. */
export const chromiumProgram = () => CHROMIUMS.find(({ program }) => existsSync(program))?.program
