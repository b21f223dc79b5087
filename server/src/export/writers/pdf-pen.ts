import type PDFDocument from 'pdfkit'

export type Document = InstanceType<typeof PDFDocument>

/** Gathers what is written onto a page: pdfkit makes a buffer of every piece, and a page has some hundred. */
export class PdfPen {
  private operators: string[] = []

  constructor(readonly document: Document) {}

  write(operators: string): void {
    this.operators.push(operators)
  }

  /** Puts it onto the page, before pdfkit itself draws there or turns it. */
  put(): Document {
    if (this.operators.length > 0) this.document.addContent(this.operators.join('\n'))
    this.operators = []
    return this.document
  }
}
