import type { PhotoFrom, PickedPhoto } from './photos'

/** A larger one is drawn anew before it is sent: a village's network is slow, and what the telephone wrote into the file stays on it. */
const SENT_AS_IT_IS = 2 * 1024 * 1024
const LONGEST = 2048
const QUALITY = 0.86

/** Null when none was taken. An iPhone turns its heic into a jpeg, since that is asked for. */
export function pickPhoto(from: PhotoFrom): Promise<PickedPhoto | null> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = 'image/jpeg,image/png,image/webp'
    if (from === 'camera') input.setAttribute('capture', 'environment')
    input.hidden = true
    // In the document: a browser may forget one that nothing holds while its user still looks for the photo.
    document.body.append(input)
    input.onchange = () => {
      input.remove()
      const file = input.files?.[0]
      if (!file) return resolve(null)
      read(file).then(resolve, () => reject(new Error('读不出这张照片')))
    }
    input.oncancel = () => {
      input.remove()
      resolve(null)
    }
    input.click()
  })
}

async function read(file: File): Promise<PickedPhoto> {
  // One that cannot be drawn goes as it is: the server says what is wrong with it.
  const blob = file.size > SENT_AS_IT_IS ? await smaller(file).catch(() => file) : file
  return { name: file.name, data: await blob.arrayBuffer(), source: URL.createObjectURL(blob) }
}

async function smaller(file: File): Promise<Blob> {
  const image = new Image()
  image.src = URL.createObjectURL(file)
  await image.decode()
  URL.revokeObjectURL(image.src)
  const share = Math.min(1, LONGEST / Math.max(image.naturalWidth, image.naturalHeight))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(image.naturalWidth * share)
  canvas.height = Math.round(image.naturalHeight * share)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('not drawn'))), 'image/jpeg', QUALITY),
  )
}
