import type { PdfPen } from './pdf-pen.js'

/** pdfkit's own record of an embedded font; its types do not name it. */
interface EmbeddedFont {
  id: string
  ref(): PDFKit.PDFKitReference
  encode(text: string): [hex: string[], positions: { advanceWidth: number }[]]
}

interface Sign {
  /** its number in the embedded font, four hex digits */ hex: string
  /** of 1 */ width: number
}

/** A line as it is written: its signs' numbers, and how wide it is at size 1. */
export interface Line {
  hex: string
  width: number
}

/** Signs that begin no line, and signs that end none (the usual rules of Chinese type). */
const NEVER_FIRST = new Set('、，。；：！？）》〉”’〕】」』·…—%％)]}>,.;:!?')
const NEVER_LAST = new Set('（《〈“‘〔【「『([{<')
const WORD = /[0-9A-Za-z.\-/:@_]/

/**
 * Text in one font, set sign by sign: Chinese needs no shaping, and pdfkit's own way shapes each line anew, which takes ten times
 * as long.
 */
export class PdfFont {
  private readonly signs = new Map<string, Sign>()
  private readonly font: EmbeddedFont

  constructor(
    private readonly pen: PdfPen,
    name: string,
  ) {
    this.font = (pen.document.font(name) as unknown as { _font: EmbeddedFont })._font
  }

  /** A text that needs no wrapping. */
  line(text: string): Line {
    let hex = ''
    let width = 0
    for (const item of text) {
      const sign = this.sign(item)
      hex += sign.hex
      width += sign.width
    }
    return { hex, width }
  }

  /** The lines of a text within a width; a word of letters or figures is cut only where it is wider than that. */
  lines(text: string, size: number, width: number): Line[] {
    const paragraphs = text.split('\n')
    return paragraphs.flatMap((paragraph) => this.wrapped(paragraph, width / size).map((line) => this.line(line)))
  }

  /**
   * Writes lines one below the other, the first with its baseline at `y`, counted from the top of the page.
   * @param centred within this width, from `x` on; else all begin at `x`
   */
  write(lines: readonly Line[], x: number, y: number, size: number, leading = 0, centred = 0): void {
    if (lines.every(({ hex }) => hex === '')) return
    const { id } = this.font
    this.pen.document.page.fonts[id] ??= this.font.ref()
    let text = `BT /${id} ${size} Tf 1 0 0 -1 `
    let stood = 0
    lines.forEach(({ hex, width }, at) => {
      const shift = centred > 0 ? Math.max(0, (centred - width * size) / 2) : 0
      text += at === 0 ? `${short(x + shift)} ${short(y)} Tm ` : `${short(shift - stood)} ${-leading} Td `
      if (hex) text += `<${hex}> Tj `
      stood = shift
    })
    this.pen.write(`${text}ET`)
  }

  /** The font as it stands in a content of its own (`resources`), and the text as it is written there. */
  elsewhere(text: string): { id: string; ref: PDFKit.PDFKitReference; hex: string } {
    return { id: this.font.id, ref: this.font.ref(), hex: this.line(text).hex }
  }

  private sign(sign: string): Sign {
    const known = this.signs.get(sign)
    if (known) return known
    const [hex, positions] = this.font.encode(sign)
    const made = { hex: hex.join(''), width: positions.reduce((sum, { advanceWidth }) => sum + advanceWidth, 0) / 1000 }
    this.signs.set(sign, made)
    return made
  }

  /** @param most the width at size 1 */
  private wrapped(paragraph: string, most: number): string[] {
    const lines: string[] = []
    let line: string[] = []
    let taken = 0
    for (const sign of paragraph) {
      const { width: own } = this.sign(sign)
      if (taken + own > most && line.length > 0) {
        const next = breakBefore(line, sign)
        lines.push(line.join('').trimEnd())
        line = next
        taken = next.reduce((sum, item) => sum + this.sign(item).width, 0)
      }
      if (line.length === 0 && sign === ' ' && lines.length > 0) continue
      line.push(sign)
      taken += own
    }
    lines.push(line.join(''))
    return lines
  }
}

/** Takes from the end of a full line what must go with the next sign into the next line. */
function breakBefore(line: string[], sign: string): string[] {
  let at = line.length
  if (WORD.test(sign)) while (at > 1 && WORD.test(line[at - 1] ?? '')) at--
  // A word as long as the line is cut.
  if (at === 1 && WORD.test(line[0] ?? '')) at = line.length
  if (NEVER_FIRST.has(sign) && at === line.length && at > 1) at--
  while (at > 1 && (NEVER_LAST.has(line[at - 1] ?? '') || NEVER_FIRST.has(line[at] ?? ''))) at--
  return line.splice(at)
}

export const short = (number: number): string => String(Math.round(number * 100) / 100)
