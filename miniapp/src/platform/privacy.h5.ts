/** A browser asks by itself. */
export function watchPrivacy(): void {}
