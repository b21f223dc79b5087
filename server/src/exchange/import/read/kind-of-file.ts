import { unreadable } from '../../../platform/files/package/unreadable.js'

/** The first bytes of other files, and the words to refuse them with. */
const REFUSED: readonly [head: Buffer, text: string][] = [
  [Buffer.from('%PDF'), 'PDF 里的表格不能直接导入，请用 Word 打开后另存为 docx，或把表格复制粘贴进来'],
  [Buffer.from('{\\rtf'), '这是 RTF 文件，请用 Word 另存为 docx 后再导入'],
  [Buffer.from('\x89PNG', 'latin1'), '这是图片，不能导入；请找到原来的表格文件'],
  [Buffer.from('\xff\xd8\xff', 'latin1'), '这是图片，不能导入；请找到原来的表格文件'],
  [Buffer.from('Rar!'), '这是压缩包，请先解压，再导入里面的表格文件'],
  [Buffer.from('7z\xbc\xaf', 'latin1'), '这是压缩包，请先解压，再导入里面的表格文件'],
]
const PACKAGE = Buffer.from('PK\x03\x04', 'latin1')
const EMPTY_PACKAGE = Buffer.from('PK\x05\x06', 'latin1')
/** Compound files: Office before 2007, and what Office locks with a password. */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')

/** By its bytes alone: names lie, and many an .xls from a web system is a page of HTML. @throws Unreadable */
export function kindOfFile(bytes: Buffer): 'package' | 'html' | 'text' {
  if (bytes.length === 0) unreadable('import.empty', '这个文件是空的')
  const begins = (head: Buffer) => bytes.subarray(0, head.length).equals(head)
  if (begins(PACKAGE)) return 'package'
  if (begins(EMPTY_PACKAGE)) unreadable('import.not-table', '这个压缩包是空的')
  if (begins(COMPOUND)) {
    if (bytes.includes(ENCRYPTED)) unreadable('import.password', '这个文件设了打开密码，请取消密码并另存后再导入')
    unreadable('import.old-format', '这是旧版的 xls 或 doc 文件，请用 Excel 或 Word 另存为 xlsx 或 docx 后再导入')
  }
  for (const [head, text] of REFUSED) if (begins(head)) unreadable('import.not-table', text)
  return /<(?:!doctype html|html|table)[\s>]/i.test(bytes.toString('latin1', 0, 4096)) ? 'html' : 'text'
}
