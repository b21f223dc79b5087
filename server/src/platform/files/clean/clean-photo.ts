import sharp, { type Metadata, type Sharp } from 'sharp'
import { unreadable } from '../package/unreadable.js'
import type { CleanedFile, CleaningLimits } from './cleaned-file.js'

/** Nothing but the three kinds is ever decoded: the library knows many more. */
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})
sharp.concurrency(1)
sharp.cache(false)

const SECONDS = 60

/**
 * A photo drawn anew from its dots: with nothing left of when, where and with what it was taken, and of whatever else somebody hung on to the
 * file. @throws Unreadable
 */
export async function cleanPhoto(
  bytes: Uint8Array,
  type: 'jpeg' | 'png' | 'webp',
  { pixels, longestSide, smallWidth }: CleaningLimits,
): Promise<CleanedFile> {
  const options = { failOn: 'error', limitInputPixels: pixels, sequentialRead: true } as const
  const about = await sharp(bytes, options).metadata().catch(notRead)
  if (about.width * about.height > pixels)
    unreadable('file.heavy', `这张图片超过 ${pixels / 10_000} 万像素，请缩小后再上传`)
  const drawn = sharp(bytes, options)
    .timeout({ seconds: SECONDS })
    .autoOrient()
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
  const { data, info } = await written(drawn, type).toBuffer({ resolveWithObject: true }).catch(notRead)
  const small = smallWidth > 0 ? await smaller(data, type, smallWidth).catch(notRead) : undefined
  return {
    bytes: data,
    ...(small ? { small } : {}),
    type,
    removed: removedOf(about),
    reading: 'photo',
    findings: [],
    pictures: 1,
    width: info.width,
    height: info.height,
  }
}

function smaller(drawn: Buffer, type: 'jpeg' | 'png' | 'webp', width: number): Promise<Buffer> {
  return written(
    sharp(drawn).timeout({ seconds: SECONDS }).resize({ width, withoutEnlargement: true }),
    type,
  ).toBuffer()
}

function written(drawn: Sharp, type: 'jpeg' | 'png' | 'webp'): Sharp {
  if (type === 'jpeg') return drawn.flatten({ background: '#ffffff' }).jpeg({ quality: 86 })
  return type === 'png' ? drawn.png({ compressionLevel: 7 }) : drawn.webp({ quality: 86 })
}

function notRead(error: Error): never {
  if (/pixel limit/i.test(error.message)) unreadable('file.heavy', '这张图片的像素太多，请缩小后再上传')
  return unreadable('file.broken', '这张图片已损坏或不完整，请重新拍摄或另存后再上传')
}

/** GPS IFD's tag in an EXIF block, in either byte order (EXIF 2.3, 4.6.3). */
const GPS = [Buffer.from([0x88, 0x25, 0x00, 0x04]), Buffer.from([0x25, 0x88, 0x04, 0x00])]

function removedOf({ exif, xmp, iptc, comments, pages }: Metadata): string[] {
  const removed: string[] = []
  if (exif && GPS.some((tag) => exif.includes(tag))) removed.push('拍摄地点')
  if (exif) removed.push('拍摄时间、手机型号等拍摄信息')
  if (xmp || iptc) removed.push('作者、说明等图片属性')
  if (comments?.length) removed.push('图片里附带的文字')
  if ((pages ?? 1) > 1) removed.push('动画的其余画面')
  return removed
}
