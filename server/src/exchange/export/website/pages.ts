import type { Snapshot } from '@gongkai/shared/district/edition/snapshot'
import { TEMPLATE_COLUMNS } from '@gongkai/shared/exchange/export/template-cells'
import type { TablePart } from '../official-document.js'
import { escaped, type Frame, pageFoot, pageHead } from './html.js'

type Head = { head: string; centred?: boolean }
const classOf = ({ centred }: Head) => (centred ? ' class="centred"' : '')

/** 附件2's head: two rows where columns stand under a common one. */
function catalogueHead(): string {
  const upper: string[] = ['<th scope="col" rowspan="2">序号</th>']
  const lower: string[] = []
  TEMPLATE_COLUMNS.forEach(({ group, head, centred }, at) => {
    if (!group) upper.push(`<th scope="col" rowspan="2"${classOf({ head, centred })}>${escaped(head)}</th>`)
    else {
      const size = TEMPLATE_COLUMNS.filter((templateColumn) => templateColumn.group === group).length
      if (TEMPLATE_COLUMNS[at - 1]?.group !== group)
        upper.push(`<th scope="colgroup" colspan="${size}">${escaped(group)}</th>`)
      lower.push(`<th scope="col"${classOf({ head, centred })}>${escaped(head)}</th>`)
    }
  })
  upper.push('<th scope="col" rowspan="2">公布单位</th>')
  return `<thead>\n<tr>${upper.join('')}</tr>\n<tr>${lower.join('')}</tr>\n</thead>\n`
}

const openTable = (caption: string, kind = '') =>
  `<div class="table" role="region" tabindex="0" aria-label="${escaped(caption)}">
<table${kind && ` class="${kind}"`}>
<caption>${escaped(caption)}</caption>
`
const CLOSED_TABLE = '</tbody>\n</table>\n</div>\n'

/** A domain's page: its rows as 附件2 has them; each has its public number as address. */
export async function* domainPage(
  frame: Frame,
  home: string,
  lead: string,
  rows: AsyncIterable<Snapshot>,
): AsyncGenerator<string> {
  yield `${pageHead(frame, home)}${lead}${openTable(frame.title, 'catalogue')}${catalogueHead()}<tbody>\n`
  let number = 0
  for await (const row of rows) {
    const cells = TEMPLATE_COLUMNS.map((column, at) => {
      const text = escaped(column.textOf(row))
      // The item's own name says which row one is in.
      return at === 1 ? `<th scope="row">${text}</th>` : `<td${classOf(column)}>${text}</td>`
    })
    yield `<tr id="${escaped(row.id)}"><td class="centred">${++number}</td>${cells.join('')}<td>${escaped(row.organisation.name)}</td></tr>\n`
  }
  yield CLOSED_TABLE + pageFoot(frame)
}

/** A page of plain tables, e.g. 版本变化清单, one below the other. */
export async function* tablePage(
  frame: Frame,
  home: string,
  lead: string,
  parts: AsyncIterable<TablePart>,
): AsyncGenerator<string> {
  yield pageHead(frame, home) + lead
  for await (const { title, columns, rows } of parts) {
    const heads = columns.map((column) => `<th scope="col"${classOf(column)}>${escaped(column.head)}</th>`)
    yield `${openTable(title)}<thead>\n<tr>${heads.join('')}</tr>\n</thead>\n<tbody>\n`
    for await (const cells of rows) {
      const written = cells.map((text, at) => `<td${classOf(columns[at] ?? { head: '' })}>${escaped(text)}</td>`)
      yield `<tr>${written.join('')}</tr>\n`
    }
    yield CLOSED_TABLE
  }
  yield pageFoot(frame)
}
