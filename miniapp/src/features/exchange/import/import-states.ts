import type { ImportState, RowMatch } from '@gongkai/shared/exchange/import/import.contract'
import type { Tone } from '@/ui/status-tag'

export const STATE_TONES: Readonly<Record<ImportState, Tone>> = {
  reading: 'brand',
  ready: 'warn',
  refused: 'bad',
  applied: 'ok',
  undone: 'idle',
}
export const MATCH_TONES: Readonly<Record<RowMatch, Tone>> = { new: 'brand', update: 'warn', identical: 'idle' }
