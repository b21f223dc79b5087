import { labelOf } from '@gongkai/shared/base/template/entry-template'
import type { ImportKind } from '@gongkai/shared/base/words/import-kinds'
import { type ImportState, ROW_MATCHES, type RowMatch } from '@gongkai/shared/exchange/import/import.contract'
import type { Tone } from '@/ui/status-tag'

export const STATE_TONES: Readonly<Record<ImportState, Tone>> = {
  reading: 'brand',
  ready: 'warn',
  refused: 'bad',
  applied: 'ok',
  undone: 'idle',
}
export const MATCH_TONES: Readonly<Record<RowMatch, Tone>> = { new: 'brand', update: 'warn', identical: 'idle' }

const OF_DISCLOSURES: Readonly<Record<RowMatch, string>> = { new: '新登记', update: '补登公开', identical: '没有变化' }

/** The fate of a row, in the words of its kind of table. */
export const matchWords = (kind: ImportKind, match: RowMatch): string =>
  kind === 'disclosures' ? OF_DISCLOSURES[match] : labelOf(ROW_MATCHES, match)
