/** Kinds of a round: the first compilation of a catalogue, and the yearly renewal of one that stands. */
export const ROUND_KINDS = [
  { code: 'renewal', label: '年度更新' },
  { code: 'compilation', label: '编制' },
] as const
export type RoundKind = (typeof ROUND_KINDS)[number]['code']
