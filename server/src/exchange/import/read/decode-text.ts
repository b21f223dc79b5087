import { unreadable } from '../../../platform/files/package/unreadable.js'

const BYTE_ORDER_MARKS: readonly [mark: readonly number[], encoding: string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]
/** Excel on Chinese Windows writes csv in GBK; bytes that are neither GBK nor UTF-8 are no text. */
const WITHOUT_MARK = ['utf-8', 'gb18030']
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NO_TEXT = /[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]/

/** A text file's text, by its byte order mark, else UTF-8, else GB18030 (which holds GBK and GB2312). @throws Unreadable */
export function decodeText(bytes: Buffer): string {
  const marked = BYTE_ORDER_MARKS.find(([mark]) => mark.every((byte, at) => bytes[at] === byte))
  for (const encoding of marked ? [marked[1]] : WITHOUT_MARK) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (!NO_TEXT.test(text)) return text
    } catch {
      // the bytes are not in this encoding
    }
  }
  return unreadable('import.not-table', '这不是表格文件。可以导入 xlsx、docx、csv，或把表格复制粘贴进来')
}
