import { refuse } from '@gongkai/shared/base/refusal'
import { EMPTY_ENTRY } from '@gongkai/shared/entry/entry'
import type { ImportKind } from '@gongkai/shared/import/import.contract'
import { listColumns } from '@gongkai/shared/import/list-columns'
import type { ReadLine } from '@gongkai/shared/import/read-line'
import type { SourceTable } from '@gongkai/shared/import/source-table'

export interface Readers {
  domains: readonly { code: string; name: string; aliases: readonly string[] }[]
  /** the domain of all rows, '' where the table says it */ domainCode: string
  organisationName: string
}

/** What is understood of the tables' lines. */
export function readLines(
  kind: ImportKind,
  tables: readonly SourceTable[],
  { domains, domainCode }: Readers,
): ReadLine[] {
  const catalogue = kind === 'entries' || kind === 'guideline'
  return tables.flatMap(({ rows, lines }, table) => {
    const [heads = []] = rows
    return rows.map((cells, index): ReadLine => {
      const source = cells.map((text, column) => ({ head: heads[column] ?? '', text }))
      const said = (head: string) => source.find((each) => each.head === head)?.text ?? ''
      const empty = cells.every((text) => !text)
      const line = {
        table,
        line: lines[index] ?? index + 1,
        said: index === 0 ? '表头' : empty ? '空行' : '',
        source,
        domainCode: '',
        doubts: [],
        faults: [],
      }
      if (index === 0) return { ...line, kind: 'header' }
      if (empty) return { ...line, kind: 'empty' }
      if (!catalogue) {
        const columns = listColumns(kind)
        return {
          ...line,
          kind: 'row',
          values: Object.fromEntries(columns.map(({ code, label }) => [code, said(label)])),
        }
      }
      const named = said('领域')
      const domain = domains.find(({ name, aliases }) => name === named || aliases.includes(named))
      return {
        ...line,
        kind: 'row',
        domainCode: domain?.code ?? domainCode,
        fields: {
          ...EMPTY_ENTRY,
          level1: said('一级事项'),
          level2: said('二级事项'),
          level3: said('三级事项'),
          content: said('公开内容'),
          timeLimit: said('公开时限'),
          subjects: said('公开主体') ? said('公开主体').split('、') : [],
        },
        doubts: said('公开时限').includes('及时') ? [refuse('read.time-limit', 'timeLimit', '公开时限不明确')] : [],
      }
    })
  })
}
