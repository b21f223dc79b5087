import type { Refusal } from '@gongkai/shared/base/refusal'
import type { Channel } from '@gongkai/shared/base/template/entry-template'
import type { ProposedLine, RecordManyRequest } from '@gongkai/shared/catalogue/disclosure/disclosure.contract'

/** A pasted line as it is to be recorded; everything in it can be changed. */
export interface PasteRow {
  intent: string
  /** of the pasted text */ line: number
  taken: boolean
  title: string
  url: string
  publishedOn: string
  /** '' : the day of publishing */ formedOn: string
  items: { publicNumber: string; name: string }[]
  /** '' : none chosen yet */ publicNumber: string
}
/** Said once for all lines. */
export interface PasteFacts {
  channels: Channel[]
  reviewedBy: string
}

/** A line whose item nobody could propose waits for one to be chosen. */
export const rowsOf = (lines: readonly ProposedLine[], newIntent: () => string): PasteRow[] =>
  lines.map(({ line, title, url, publishedOn, items }) => ({
    intent: newIntent(),
    line,
    taken: true,
    title,
    url,
    publishedOn,
    formedOn: '',
    items,
    publicNumber: items[0]?.publicNumber ?? '',
  }))

export const takenOf = (rows: readonly PasteRow[]): PasteRow[] => rows.filter(({ taken }) => taken)

export function manyOf(
  rows: readonly PasteRow[],
  { channels, reviewedBy }: PasteFacts,
  confirmed: readonly string[],
): RecordManyRequest {
  return {
    records: takenOf(rows).map(({ intent, title, url, publishedOn, formedOn, publicNumber }) => ({
      intent,
      publicNumbers: [publicNumber],
      title: title.trim(),
      formedOn: formedOn || publishedOn,
      disclosure: {
        channels,
        url: url.trim(),
        publishedOn,
        shownUntil: '',
        takenDownOn: '',
        publishedBy: '',
        reviewedBy: reviewedBy.trim(),
      },
      ...(confirmed.length > 0 ? { confirmed: [...confirmed] } : {}),
    })),
  }
}

/** Lines that cannot be sent yet, by intent: no item, or no day. */
export function missingOf(rows: readonly PasteRow[]): Map<string, string[]> {
  return new Map(
    takenOf(rows).flatMap(({ intent, publicNumber, publishedOn, title }) => {
      const texts = [
        ...(publicNumber ? [] : ['请选择事项']),
        ...(title.trim() ? [] : ['请填写公开的标题']),
        ...(publishedOn ? [] : ['请填写公开日期']),
      ]
      return texts.length > 0 ? [[intent, texts] as const] : []
    }),
  )
}

/** `records/3/title`: the fourth of those that were sent. */
export function refusedOf(rows: readonly PasteRow[], refusals: readonly Refusal[]): Map<string, string[]> {
  const sent = takenOf(rows)
  const found = new Map<string, string[]>()
  for (const { at, text } of refusals) {
    const intent = sent[Number(/^records\/(\d+)\//.exec(at)?.[1] ?? Number.NaN)]?.intent
    if (intent) found.set(intent, [...new Set([...(found.get(intent) ?? []), text])])
  }
  return found
}
