export interface EntryKeys {
  move: (by: 1 | -1) => void
  next: () => void
  ok: () => void
}

/** A phone has no keys. */
export function useEntryKeys(_keys: EntryKeys): void {}
