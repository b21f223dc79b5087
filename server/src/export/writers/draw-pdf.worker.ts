import { parentPort, workerData } from 'node:worker_threads'
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { drawPdf } from '../../platform/files/pdf.js'
import { spans } from './layout.js'
import type { DrawnPart, ToDraw } from './pdf.js'

const MARGIN = 28
const SHADE = '#eef3fa'

function definitionOf({ title, subtitle, foot, draft, parts }: ToDraw): TDocumentDefinitions {
  const lines = [...subtitle, ...(draft ? ['草稿，未经发布'] : [])]
  return {
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: [MARGIN, MARGIN, MARGIN, MARGIN + 12],
    info: { title },
    language: 'zh-CN',
    ...(draft ? { watermark: { text: '草稿', color: '#8a94a3', opacity: 0.25, bold: true, angle: -30 } } : {}),
    content: parts.flatMap((part, at): Content[] => [
      { text: part.title, fontSize: 16, bold: true, alignment: 'center', ...(at > 0 ? { pageBreak: 'before' } : {}) },
      ...lines.map((text): Content => ({ text, fontSize: 10, alignment: 'center', margin: [0, 3, 0, 0] })),
      tableOf(part),
    ]),
    footer: (page, pages) => ({
      columns: [
        { text: foot, width: '*' },
        { text: `第${page}页 共${pages}页`, width: 'auto', alignment: 'right' },
      ],
      fontSize: 8,
      margin: [MARGIN, 10, MARGIN, 0],
    }),
  }
}

function tableOf({ columns, headRows, rows }: DrawnPart): Content {
  const heading = { bold: true, alignment: 'center', fillColor: SHADE } as const
  const lower = columns.map(
    ({ group, head }): TableCell => (headRows === 2 && !group ? {} : { text: head, ...heading }),
  )
  const upper: TableCell[] = columns.map(() => ({}))
  for (const [first, last] of spans(columns)) {
    const { group = '', head = '' } = columns[first] ?? {}
    upper[first] = { text: group || head, ...heading, ...(group ? { colSpan: last - first + 1 } : { rowSpan: 2 }) }
  }
  const whole = columns.reduce((sum, { width }) => sum + width, 0)
  return {
    margin: [0, 8, 0, 0],
    fontSize: columns.length > 10 ? 6.5 : 9,
    table: {
      headerRows: headRows,
      keepWithHeaderRows: 1,
      widths: columns.map(({ width }) => `${((width / whole) * 100).toFixed(3)}%`),
      body: [
        ...(headRows === 2 ? [upper, lower] : [lower]),
        ...rows.map((cells) =>
          cells.map((text, at): TableCell => ({ text, alignment: columns[at]?.centred ? 'center' : 'left' })),
        ),
      ],
    },
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0.5,
      paddingLeft: () => 2,
      paddingRight: () => 2,
      paddingTop: () => 2,
      paddingBottom: () => 2,
    },
  }
}

const toDraw = workerData as ToDraw
const bytes = await drawPdf(definitionOf(toDraw), toDraw.madeAt)
parentPort?.postMessage(bytes)
