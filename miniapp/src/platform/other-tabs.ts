/** A mini-program has no second tab. */
export function watchOtherTabs(): void {}
