import type { Package } from '../package/open-package.js'
import type { Parts } from './pack-again.js'
import { stripPicture } from './strip-picture.js'

/** Parts with the properties of a document: author, company, who saved it last, own properties, a small picture of its first page. */
export const PROPERTIES = /^(?:docProps\/|customXml\/)/

/** One line of what was removed, where there was any of it. */
export const countOf = (count: number, what: string, unit: string): string[] =>
  count > 0 ? [`${what} ${count} ${unit}`] : []

const PICTURE = /\.(?:jpe?g|png|gif|bmp|tiff?|emf|wmf|webp|svg)$/i

/** The pictures among the parts, without what stands in them beside the dots. @returns how many there are */
export async function pictureParts(file: Package, kept: ReadonlySet<string>, parts: Parts): Promise<number> {
  const pictures = [...kept].filter((path) => PICTURE.test(path))
  for (const path of pictures) parts.set(path, stripPicture(await file.bytes(path)))
  return pictures.length
}
