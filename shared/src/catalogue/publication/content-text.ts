import { plainText } from '../../base/plain-text.js'
import type { TemplateFields } from '../../base/template/entry.js'

/** The fields somebody writes; ticks hold nobody's personal data. */
type Written = Pick<
  TemplateFields,
  'level1' | 'level2' | 'level3' | 'content' | 'bases' | 'timeLimit' | 'subjects' | 'channelOther' | 'audienceSpecific'
>

/** All that an entry says in words, so that the same content is the same under another number, in another round or copied. */
export function contentText(entry: Written): string {
  const { level1, level2, level3, content, bases, timeLimit, subjects, channelOther, audienceSpecific } = entry
  return JSON.stringify([
    ...[level1, level2, level3, content, timeLimit, channelOther, audienceSpecific].map((text) =>
      plainText(text ?? ''),
    ),
    (bases ?? []).map(({ title, documentNumber, article }) => [title, documentNumber, article].map(plainText)),
    (subjects ?? []).map(plainText),
  ])
}
