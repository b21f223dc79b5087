/** 阶段: 事项清单梳理 → 目录编制 → 发布实行 (the notice, 二). */
export const PHASES = [
  { code: 'inventory', label: '事项清单梳理' },
  { code: 'catalogue', label: '目录编制' },
  { code: 'release', label: '发布实行' },
] as const
export type PhaseKind = (typeof PHASES)[number]['code']
/** The phases in which entries are filled and handed in. */
export const FILLING_PHASES = [PHASES[0], PHASES[1]] as const
export type FillingPhase = Exclude<PhaseKind, 'release'>
