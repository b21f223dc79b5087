/** See chromium.mjs. */
export const CHROMIUMS: readonly { package: string; program: string }[]
export function chromiumProgram(): string | undefined
