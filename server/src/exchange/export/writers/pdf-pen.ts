import { deflateSync } from 'node:zlib'
import type PDFDocument from 'pdfkit'

export type Document = InstanceType<typeof PDFDocument>

/** A page as pdfkit keeps it; its types say nothing of it. */
interface Page {
  dictionary: { data: Record<string, unknown> }
  content: { buffer: Uint8Array[]; data: Record<string, unknown>; compress: boolean; end(): void }
}

/** For a page of some 10 KB: a fifth of the time that zlib takes without being told, and hardly longer. */
const PACKING = { level: 3, windowBits: 12, memLevel: 5, chunkSize: 4096 }

/** Gathers what is written onto a page, for pdfkit makes a buffer of every piece and a page has some hundred; and packs the page. */
export class PdfPen {
  private operators: string[] = []

  constructor(readonly document: Document) {}

  write(operators: string): void {
    this.operators.push(operators)
  }

  /** The text written since the last call, for another place than the page. */
  take(): string {
    const taken = this.operators.join('\n')
    this.operators = []
    return taken
  }

  /** Puts it onto the page, before pdfkit itself draws there or turns it. */
  put(): Document {
    if (this.operators.length > 0) this.document.addContent(this.take())
    return this.document
  }

  addPage(): void {
    this.put().addPage()
    const { dictionary, content } = this.document.page as unknown as Page
    const end = content.end.bind(content)
    content.end = () => {
      content.buffer = [deflateSync(Buffer.concat(content.buffer), PACKING)]
      content.compress = false
      content.data.Filter = 'FlateDecode'
      end()
      // Written by now. pdfkit holds on to every page's to the end, and with it to all that the page was made of.
      dictionary.data = {}
    }
  }
}
