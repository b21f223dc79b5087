import type { PickedFile } from './files'
import { addressOf } from './request'
import { tooLarge } from './table-files'

export { TABLE_FILES } from './table-files'

/** Null when nothing was chosen. @param most bytes; a larger one is refused unread */
export function pickFile(endings: readonly string[], most = Number.POSITIVE_INFINITY): Promise<PickedFile | null> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = endings.map((ending) => `.${ending}`).join()
    input.hidden = true
    // In the document: a browser may forget one that nothing holds while its user still looks for the file.
    document.body.append(input)
    input.onchange = () => {
      input.remove()
      const file = input.files?.[0]
      if (!file) return resolve(null)
      if (file.size > most) return reject(tooLarge(file.size, most))
      const reader = new FileReader()
      reader.onload = () => resolve({ name: file.name, data: reader.result as ArrayBuffer })
      reader.onerror = () => reject(new Error('读不出这个文件'))
      reader.readAsArrayBuffer(file)
    }
    input.oncancel = () => {
      input.remove()
      resolve(null)
    }
    input.click()
  })
}

/** Saves to where the browser puts downloads. */
export async function keepFile(name: string, data: ArrayBuffer): Promise<void> {
  const url = URL.createObjectURL(new Blob([data]))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** A picture as what an Image shows. */
export const pictureOf = (data: ArrayBuffer, type: 'png' | 'jpeg' = 'png') =>
  URL.createObjectURL(new Blob([data], { type: `image/${type}` }))

/** Opens a document that everybody may read, a path of the API, in a tab of its own, from where it is printed or saved. */
export async function openDocument(path: string, _name: string): Promise<void> {
  const link = document.createElement('a')
  link.href = addressOf(path)
  link.target = '_blank'
  link.rel = 'noopener'
  link.click()
}
