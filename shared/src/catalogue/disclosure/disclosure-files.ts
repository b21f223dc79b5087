import type { Refusal } from '../../base/refusal.js'
import { refuse } from '../../base/refusal.js'
import { type DisclosureFileView, MOST_FILE_BYTES, MOST_FILES_OF_A_DISCLOSURE } from './disclosure.contract.js'

/** Endings that a choice of files offers; what a file is, its content says. */
export const PHOTO_ENDINGS = ['jpg', 'jpeg', 'png', 'webp'] as const
export const DOCUMENT_ENDINGS = ['pdf', 'docx', 'xlsx'] as const
/** A photo is kept up to this longest side, and once more so small for lists. */
export const PHOTO_SIDE = 2000
export const SMALL_WIDTH = 480
export const MOST_FILE_NAME = 120

type Listed = Pick<DisclosureFileView, 'name' | 'kind' | 'bytes'>

/** 1.2 MB, 340 KB. */
export function sizeText(bytes: number): string {
  const kb = bytes / 1024
  return kb < 1000 ? `${Math.max(1, Math.round(kb))} KB` : `${(kb / 1024).toFixed(1)} MB`
}

/** A file in words beside its name: pdf，340 KB. */
export const fileText = ({ name, bytes }: Listed): string =>
  `${name.slice(name.lastIndexOf('.') + 1).toLowerCase()}，${sizeText(bytes)}`

/** The places of photos among each other, since a photo has no name that tells it: 照片 2. */
export function photoNames(files: readonly Listed[]): string[] {
  let photos = 0
  return files.map(({ kind, name }) => (kind === 'photo' ? `照片 ${++photos}` : name))
}

/** Why one more file cannot be sent along; known before it is. */
export function sendFaults(there: number, bytes: number): Refusal[] {
  const faults: Refusal[] = []
  if (there >= MOST_FILES_OF_A_DISCLOSURE)
    faults.push(refuse('file.too-many', 'files', `一条公开记录最多 ${MOST_FILES_OF_A_DISCLOSURE} 个照片和文件`))
  if (bytes > MOST_FILE_BYTES)
    faults.push(
      refuse(
        'file.too-large',
        'file',
        `这个文件有 ${sizeText(bytes)}，最大 ${MOST_FILE_BYTES / 1024 / 1024} MB，请压缩或拆开后再上传`,
      ),
    )
  return faults
}
