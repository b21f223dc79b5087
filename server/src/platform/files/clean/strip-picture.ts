/**
 * A JPEG or PNG within a document without what stands in it beside the dots (EXIF, XMP, IPTC, comments); byte for byte the same picture. What is
 * neither, or is broken, comes back as it was.
 */
export function stripPicture(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return stripJpeg(bytes)
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return stripPng(bytes)
  return bytes
}

/** JFIF, and Adobe's word on the colours, without which they are wrong; everything else of APPn and COM goes. */
const KEPT_SEGMENTS = new Set([0xe0, 0xee])

function stripJpeg(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xda) {
      const end = endOfPicture(bytes, at)
      kept.push(bytes.subarray(at, end))
      return Buffer.concat(kept)
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    const about = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe
    if (!about || KEPT_SEGMENTS.has(marker)) kept.push(bytes.subarray(at, at + 2 + length))
    at += 2 + length
  }
  return bytes
}

/** Behind the last end-of-image mark something else may hang. */
function endOfPicture(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue
    if (bytes[at + 1] === 0xd9) return at + 2
  }
  return bytes.length
}

/** The chunks that draw the picture; texts, times, EXIF and profiles go. */
const KEPT_CHUNKS = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'sRGB', 'cHRM', 'pHYs'])

function stripPng(bytes: Uint8Array): Uint8Array {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept: Uint8Array[] = [all.subarray(0, 8)]
  let at = 8
  while (at + 12 <= all.length) {
    const end = at + 12 + all.readUInt32BE(at)
    const name = all.toString('latin1', at + 4, at + 8)
    if (end > all.length) return bytes
    if (KEPT_CHUNKS.has(name)) kept.push(all.subarray(at, end))
    if (name === 'IEND') return Buffer.concat(kept)
    at = end
  }
  return bytes
}
