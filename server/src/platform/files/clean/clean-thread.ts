import { parentPort } from 'node:worker_threads'
import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import type { ThreadSays } from '../../threads/bounded-task.js'
import { ownThread, stepBack } from '../../threads/thread-cpu.js'
import { openPackage } from '../package/open-package.js'
import { Unreadable, unreadable } from '../package/unreadable.js'
import { cleanDocument } from './clean-document.js'
import { cleanPdf } from './clean-pdf.js'
import { cleanPhoto } from './clean-photo.js'
import { cleanWorkbook } from './clean-workbook.js'
import type { CleanedFile, CleaningAsked, CleaningSays } from './cleaned-file.js'
import { kindOfContent } from './kind-of-content.js'

const say = (says: CleaningSays | ThreadSays) => parentPort?.postMessage(says)
const thread = ownThread()
stepBack()

/** One file after the other (clean-file.ts). */
parentPort?.on('message', async (asked: CleaningAsked) => {
  say({ thread })
  try {
    say({ cleaned: await cleaned(asked) })
  } catch (error) {
    // A library's own error is about the file: hundreds of places in it may be wrong, and each fails in its way.
    say({ refusals: error instanceof Unreadable ? error.refusals.map(inItsWords) : [broken] })
  }
})

async function cleaned({ bytes, official, limits }: CleaningAsked): Promise<CleanedFile> {
  const kind = kindOfContent(bytes)
  if (kind === 'pdf') return cleanPdf(bytes, official, limits)
  if (kind !== 'package') return cleanPhoto(bytes, kind, limits)
  const file = await openPackage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits)
  if (file.has('word/document.xml')) return cleanDocument(file, official, limits)
  if (file.has('xl/workbook.xml')) return cleanWorkbook(file, official, limits)
  return unreadable('file.type', '这个压缩包不是 docx 或 xlsx，请先解压，再上传里面的文件')
}

/** The package's reader speaks of tables that are imported. */
const WORDS: Readonly<Record<string, string>> = {
  'import.password': '这个文件设了密码，看不了里面有没有个人信息，请取消密码并另存后再上传',
  'import.macros': '这个文件带有宏，为安全起见不收；请另存为不带宏的 docx 或 xlsx',
  'import.external': '这个文件链接到别的文件，或自带文档类型定义，为安全起见不收；请断开链接并另存后再上传',
  'import.heavy': '这个文件展开后太大，没有读取；请把文件拆小，或把内容复制到新文件后再上传',
  'import.deep': '这个文件的内容层层嵌套，不像一份普通文件，没有读取；请把内容复制到新文件后再上传',
  'import.broken': '这个文件不完整，请重新打开并另存一次后再上传',
}
const inItsWords = ({ code, at, text }: Refusal): Refusal =>
  code in WORDS ? refuse(code.replace('import.', 'file.'), at, WORDS[code] as string) : refuse(code, at, text)

const broken = refuse('file.broken', 'file', '这个文件已损坏或不完整，请重新打开并另存一次后再上传')
