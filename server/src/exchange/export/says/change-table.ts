import { FIELD_LABELS } from '@gongkai/shared/base/template/entry'
import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { longDate } from '@gongkai/shared/base/time/long-date'
import { AMENDMENT_KINDS } from '@gongkai/shared/base/words/amendment-kinds'
import { TRIGGERS } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import type { EntryChange, FieldChange } from '@gongkai/shared/catalogue/publication/publication.contract'
import type { EditionArchive } from '../../../catalogue/publication/edition-archive.js'
import { editionName } from '../../../district/edition/edition-name.js'
import type { Region } from '../../../platform/region.js'
import { keyOf, nothingToExport, type Plan, startingWith, startOf } from '../plan.js'
import { NUMBER, type TableColumn, tablePart } from './table.js'

interface Line {
  change: EntryChange
  /** of a revised entry, each field on a line of its own */ field: FieldChange | null
}

const COLUMNS: readonly TableColumn<Line>[] = [
  NUMBER,
  { head: '变化', width: 6, centred: true, textOf: ({ change }) => labelOf(AMENDMENT_KINDS, change.kind) },
  { head: '编号', width: 12, textOf: ({ change }) => change.id },
  { head: '单位', width: 11, textOf: ({ change }) => change.organisation.name },
  { head: '公开事项', width: 14, textOf: ({ change }) => change.name },
  { head: '修改的内容', width: 10, textOf: ({ field }) => (field ? FIELD_LABELS[field.field] : '') },
  { head: '原来', width: 15, textOf: ({ field }) => field?.before ?? '' },
  { head: '现在', width: 15, textOf: ({ field }) => field?.after ?? '' },
  { head: '原因', width: 12, textOf: ({ change }) => causeText(change) },
]

/** 版本变化清单: the changes of an edition against another, by default against the public's view before it; a table a domain. */
export async function planChanges(
  archive: EditionArchive,
  region: Region,
  { edition: id, since, domain }: { edition: number; since?: number; domain?: string },
): Promise<Plan> {
  const compared = await archive.changesByDomain(id, { since, domain })
  const { edition } = compared
  let total = 0
  let domainName = ''
  for (const { changes } of compared.domains)
    for await (const change of changes()) {
      total += Math.max(1, change.fields.length)
      domainName = change.domain.name
    }
  if (total === 0) throw nothingToExport()
  const name = editionName(edition)
  const versus = compared.since && editionName(compared.since)
  const heading = `${region.districtName}${domain ? `${domainName}领域` : ''}政务公开事项标准目录版本变化清单`
  const parts = async function* () {
    for (const { changes } of compared.domains) {
      const lines = linesOf(changes())
      const first = await lines.next()
      if (first.done) continue
      const { name } = first.value.change.domain
      const title = `${region.districtName}${name}领域政务公开事项标准目录版本变化清单`
      yield tablePart({ name, title }, COLUMNS, startingWith(first.value, lines))
    }
  }
  return {
    title: `${heading}（${versus ? `${versus}至` : ''}${name}）`,
    dataKey: keyOf(
      'changes',
      region.facts.name,
      domain,
      [edition, compared.since].map((item) => item && [editionName(item), item.contentHash, item.effectiveOn]),
      compared.madeOf,
      compared.thinned,
    ),
    editions: compared.madeOf,
    total,
    document: () => ({
      kind: 'table',
      title: heading,
      subtitle: [
        versus ? `${name}与${versus}相比` : `${name}（首次发布）`,
        `${name}自${longDate(edition.effectiveOn)}起施行`,
      ],
      foot: `${heading}（${name}）`,
      draft: false,
      madeAt: startOf(edition.effectiveOn),
      parts: parts(),
    }),
  }
}

async function* linesOf(changes: AsyncIterable<EntryChange>): AsyncGenerator<Line> {
  for await (const change of changes) {
    if (change.fields.length === 0) yield { change, field: null }
    for (const field of change.fields) yield { change, field }
  }
}

function causeText({ cause }: EntryChange): string {
  return cause ? [labelOf(TRIGGERS, cause.trigger), cause.reason].filter(Boolean).join('：') : ''
}
