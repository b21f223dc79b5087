import { PDFiumLibrary } from '@hyzyla/pdfium'
import jsQR from 'jsqr'

const MM_PER_POINT = 25.4 / 72
let library: PDFiumLibrary | null = null

/** A page of its own as Chromium's PDFium shows it: its text, its size and the QR code on it, read from its dots as a camera does. */
export async function readPoster(pdf: Buffer) {
  library ??= await PDFiumLibrary.init()
  const document = await library.loadDocument(pdf)
  try {
    expect(document.getPageCount()).toBe(1)
    const page = document.getPage(0)
    // Read first: rendering lets go of the page.
    const text = page.getText().replace(/\s+/g, '')
    const { width, height, data } = await page.render({ scale: 1, render: 'bitmap' })
    const code = jsQR(new Uint8ClampedArray(data), width, height)
    if (!code) throw new Error('no QR code was found')
    const { topLeftCorner, topRightCorner } = code.location
    return {
      text,
      millimetres: [width, height].map((points) => Math.round(points * MM_PER_POINT)),
      address: code.data,
      codeSide: (topRightCorner.x - topLeftCorner.x) * MM_PER_POINT,
    }
  } finally {
    document.destroy()
  }
}

export function closePdfs(): void {
  library?.destroy()
  library = null
}

/** The text of each page, without blanks, as Chromium's PDFium reads it. */
export async function pagesOf(pdf: Buffer): Promise<string[]> {
  library ??= await PDFiumLibrary.init()
  const document = await library.loadDocument(pdf)
  try {
    return Array.from({ length: document.getPageCount() }, (_, at) =>
      document.getPage(at).getText().replace(/\s+/g, ''),
    )
  } finally {
    document.destroy()
  }
}

/** How many pictures stand on each page. */
export async function picturesOf(pdf: Buffer): Promise<number[]> {
  library ??= await PDFiumLibrary.init()
  const document = await library.loadDocument(pdf)
  try {
    return Array.from(
      { length: document.getPageCount() },
      (_, at) => [...document.getPage(at).objects()].filter(({ type }) => type === 'image').length,
    )
  } finally {
    document.destroy()
  }
}
