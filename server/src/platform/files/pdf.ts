import { setTimeout as rest } from 'node:timers/promises'
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { FONT } from './font.js'

/** Read when the first document is drawn: a start does without it. */
async function readPdfmake() {
  const { default: pdfmake } = await import('pdfmake')
  pdfmake.setFonts({ chinese: FONT })
  // A document is made of what it is given: it never fetches, and reads no file but the fonts.
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((path) => Object.values(FONT).includes(path))
  return pdfmake
}
let read: ReturnType<typeof readPdfmake> | null = null

/** A PNG or JPEG as a document takes it. */
export const imageUrl = (image: Buffer) =>
  `data:image/${image[0] === 0x89 ? 'png' : 'jpeg'};base64,${image.toString('base64')}`

let last: Promise<unknown> = Promise.resolve()

/**
 * The bytes of a PDF, in a font that has every Chinese character in use, of which only the ones written are embedded; the same
 * definition makes the same bytes. One at a time in a process, and after each as long a rest as it took: drawing holds the process
 * up (some 200 ms a page), and readers go first.
 *
 * @param madeAt stands in the file as its date of creation
 */
export function drawPdf(definition: TDocumentDefinitions, madeAt: Date): Promise<Buffer> {
  const drawn = last.then(async () => {
    read ??= readPdfmake()
    const pdfmake = await read
    return pdfmake
      .createPdf({
        ...definition,
        defaultStyle: { font: 'chinese', ...definition.defaultStyle },
        info: { ...definition.info, creationDate: madeAt },
      })
      .getBuffer()
  })
  const begun = last.then(() => performance.now())
  last = Promise.all([drawn, begun]).then(
    ([, at]) => rest(performance.now() - at),
    () => {},
  )
  return drawn
}
