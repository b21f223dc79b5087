import { clipped } from '@gongkai/shared/catalogue/poster/poster-words'
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { imageUrl } from '../../platform/files/pdf.js'
import type { PosterFacts } from './poster-facts.js'

const ACCENT = '#1456b8'
const TEXT = '#1b2430'
const MUTED = '#4a5565'
const PALE = '#eaf1fb'
/** A4, in points */
const PAGE = { width: 595.28, height: 841.89 }
const SIDE = 48
const WIDTH = PAGE.width - 2 * SIDE
/**
 * pdfmake gives each module of the code a whole number of points within this side. For the addresses in question (at most 65 modules a
 * side) that makes 80 to 96 mm beside an entry's details and 106 to 120 mm without: scanned at an arm's length and more.
 */
const CODE_SIDE = { entry: 272, catalogue: 340 }
/** three lines of the smallest */
const MOST_OF_TITLE = 70
const STEPS = ['打开手机微信', '点右上角“＋”，选“扫一扫”', '对准上面的二维码']

/** One A4 page: the unit, the contents of its catalogue, the code, how to scan it, and where to turn. */
export function posterDocument(facts: PosterFacts, address: string, code: Buffer | null): TDocumentDefinitions {
  const ofEntry = facts.facts.length > 3
  return {
    info: { title: `扫码查看${facts.title.join('')}`, subject: '政务公开事项目录公示栏海报' },
    pageSize: 'A4',
    pageMargins: [SIDE, 50, SIDE, 118],
    defaultStyle: { fontSize: 13, color: TEXT, lineHeight: 1.25 },
    background: () => ({ canvas: [{ type: 'rect', x: 0, y: 0, w: PAGE.width, h: 14, color: ACCENT }] }),
    content: [
      { text: facts.region, fontSize: 17, bold: true, color: ACCENT, characterSpacing: 2, alignment: 'center' },
      {
        text: ofEntry ? '扫码查看公开事项' : '扫码查看',
        fontSize: ofEntry ? 18 : 28,
        alignment: 'center',
        margin: [0, 8, 0, 0],
      },
      title(facts.title),
      ofEntry ? details(facts) : figures(facts),
      drawnCode(address, code, CODE_SIDE[ofEntry ? 'entry' : 'catalogue']),
      { text: address, fontSize: 10.5, color: MUTED, alignment: 'center' },
      steps(),
    ],
    footer: () => foot(facts),
  }
}

/** 小程序码, or a QR code of the page on the web. */
function drawnCode(address: string, code: Buffer | null, side: number): Content {
  const place = { alignment: 'center' as const, margin: [0, 18, 0, 8] as [number, number, number, number] }
  return code
    ? { image: imageUrl(code), fit: [side, side], ...place }
    : { qr: address, eccLevel: 'Q', fit: side, foreground: '#000000', ...place }
}

/** As large as its lines allow: the parts on one line or each on its own; a very long one takes up to three. */
function title(parts: readonly string[]): Content {
  const whole = parts.join('')
  const lines = widthOf(whole) * 36 > WIDTH ? parts : [whole]
  const longest = Math.max(...lines.map(widthOf))
  const fits = (size: number) => longest * size <= WIDTH * (size > 30 || lines.length > 1 ? 1 : 1.9)
  const fontSize = [40, 36, 32, 28, 24].find(fits) ?? 20
  return {
    stack: lines.map((line) => clipped(line, MOST_OF_TITLE)),
    fontSize,
    bold: true,
    lineHeight: 1.15,
    alignment: 'center',
    margin: [0, 2, 0, 14],
  }
}

/** In widths of a Chinese character, about. */
const widthOf = (text: string) => [...text].reduce((sum, character) => sum + (character < '\u0100' ? 0.6 : 1), 0)

function figures({ facts }: PosterFacts): Content {
  const cell = (text: string, style: object) => ({ text, alignment: 'center' as const, ...style })
  return {
    table: {
      widths: ['*', '*', '*'],
      body: [
        facts.map(({ label }) => cell(label, { fontSize: 12, color: MUTED, margin: [0, 8, 0, 0] })),
        facts.map(({ text }) => cell(text, { fontSize: 18, bold: true, color: ACCENT, margin: [0, 0, 0, 6] })),
      ],
    },
    layout: { defaultBorder: false, fillColor: PALE },
  }
}

function details({ facts }: PosterFacts): Content {
  return {
    table: {
      widths: [64, '*'],
      body: facts.map(({ label, text }, index) => [
        { text: label, bold: true, color: ACCENT },
        clipped(text, index === 0 ? 90 : 60),
      ]),
    },
    layout: {
      fillColor: PALE,
      hLineWidth: () => 0,
      vLineWidth: () => 0,
      paddingLeft: () => 10,
      paddingRight: () => 10,
      paddingTop: () => 3,
      paddingBottom: () => 3,
    },
  }
}

function steps(): Content {
  return {
    columns: STEPS.map((step, index) => ({
      width: 'auto',
      text: [{ text: `${index + 1}  `, bold: true, color: ACCENT }, step],
      fontSize: 14,
    })),
    columnGap: 30,
    margin: [0, 20, 0, 0],
  }
}

function foot({ officialSite, region }: PosterFacts): Content {
  const site = officialSite ? `${region}政府网站（${officialSite}）` : `${region}政府网站`
  return {
    margin: [SIDE, 8, SIDE, 0],
    stack: [
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: WIDTH, y2: 0, lineWidth: 1, lineColor: ACCENT }] },
      {
        text: '没看到公开或内容有错：打开该事项，点“没看到公开 / 有错”反映，由责任单位答复。',
        fontSize: 12.5,
        margin: [0, 9, 0, 4],
      },
      { text: `查看不用登录，不收费。公开内容以${site}公布的为准。`, fontSize: 11, color: MUTED },
    ],
  }
}
