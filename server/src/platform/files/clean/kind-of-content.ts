import { unreadable } from '../package/unreadable.js'

/** The first bytes of what is taken, as Latin signs; a package says by its parts whether it is a docx or an xlsx. */
const TAKEN = [
  ['jpeg', '\xff\xd8\xff'],
  ['png', '\x89PNG\r\n\x1a\n'],
  ['pdf', '%PDF-'],
  ['package', 'PK\x03\x04'],
] as const

/** Other files that people send, with the words that help them. */
const REFUSED: readonly (readonly [begins: readonly string[], text: string])[] = [
  [['\xd0\xcf\x11\xe0'], '这是旧版的 doc 或 xls 文件，或者设了打开密码；请另存为不带密码的 docx 或 xlsx 后再上传'],
  [['Rar!', '7z\xbc\xaf', '\x1f\x8b'], '这是压缩包，请先解压，再上传里面的文件'],
  [['PK\x05\x06'], '这个压缩包是空的'],
  [['GIF8', 'BM', 'II*\0', 'MM\0*'], '这种图片不能上传，请另存为 jpg 或 png'],
  [['{\\rtf'], '这是 RTF 文件，请用 Word 另存为 docx 后再上传'],
]
/** Photos of telephones, and films, say what they are after their length. */
const OF_PHONES = /^ftyp(?:hei|hev|mif|msf)/

/** By its bytes alone: a name may say anything. @throws Unreadable */
export function kindOfContent(bytes: Uint8Array): (typeof TAKEN)[number][0] | 'webp' {
  if (bytes.length === 0) unreadable('file.empty', '这个文件是空的')
  const head = Buffer.from(bytes.subarray(0, 32)).toString('latin1')
  for (const [kind, begins] of TAKEN) if (head.startsWith(begins)) return kind
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp'
  const brand = head.slice(4)
  if (OF_PHONES.test(brand))
    unreadable('file.type', '这是 heic 照片，请在手机上改为 jpg 后再上传（“设置—相机—格式—兼容性最佳”）')
  if (brand.startsWith('ftyp')) unreadable('file.type', '这是视频，不能作为照片或文件上传')
  for (const [begins, text] of REFUSED)
    if (begins.some((signs) => head.startsWith(signs))) unreadable('file.type', text)
  return unreadable('file.type', '这不是照片（jpg、png、webp）或文件（pdf、docx、xlsx），请另存为其中一种后再上传')
}
