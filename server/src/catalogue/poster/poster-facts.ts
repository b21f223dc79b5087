import { longDate } from '@gongkai/shared/base/time/long-date'
import type { PosterOf } from '@gongkai/shared/catalogue/poster/poster.contract'
import { spokenName } from '@gongkai/shared/catalogue/poster/poster-words'
import { entryName } from '@gongkai/shared/compiling/entry/entry-text'
import type { PublicEdition } from '@gongkai/shared/district/edition/public-entry'
import { type CatalogueRow, entryOf } from '../public-catalogue/catalogue.js'
import type { Standing } from '../public-catalogue/read-standing.js'

/** The words of a poster, all of them from what stands published. */
export interface PosterFacts {
  region: string
  officialSite: string
  /** large, below 扫码查看; each part on a line of its own where they do not fit on one */ title: readonly string[]
  /** what one finds there, each with its heading */ facts: readonly { label: string; text: string }[]
  edition: PublicEdition
  /** of the page it leads to, within the product */ page: string
}

/** Null where nothing is published under this code. */
export function posterFacts(standing: Standing, of: PosterOf, code: string): PosterFacts | null {
  const { catalogue, facets, region } = standing
  const common = { region: region.name, officialSite: region.officialSite }
  if (of === 'entries') {
    const row = catalogue.row(code)
    if (!row) return null
    const entry = entryOf(row)
    const { edition, organisation, domain } = entry
    return {
      ...common,
      title: [entryName(entry)],
      facts: [
        { label: '公开什么', text: entry.content },
        { label: '谁来公开', text: entry.subjects.join('、') },
        { label: '何时公开', text: entry.timeLimit },
        { label: '所在目录', text: `${editionText(edition)} · ${organisation.name} · ${domain.name}` },
      ],
      edition,
      page: `/pages/public/entry/index?id=${encodeURIComponent(code)}`,
    }
  }
  const [listed, filter] =
    of === 'organisations' ? [facets.organisations, 'organisation' as const] : [facets.domains, 'domain' as const]
  const heading = listed.find((item) => item.code === code)
  if (!heading) return null
  const edition = newestOf(catalogue.filtered({ [filter]: code }))
  return {
    ...common,
    title: [`${spokenName(heading.name)}${of === 'organisations' ? '' : '领域'}`, '政务公开事项目录'],
    facts: [
      { label: '收录公开事项', text: `${heading.entryCount} 项` },
      { label: '目录版本', text: edition.name },
      { label: '施行日期', text: longDate(edition.effectiveOn) },
    ],
    edition,
    page: `/pages/catalogue/index?${filter}=${encodeURIComponent(code)}`,
  }
}

const editionText = ({ name, effectiveOn }: PublicEdition) => `${name}（${longDate(effectiveOn)}起施行）`

/** All rows of a domain stand in one edition: one of each is enough to look at. */
function newestOf(rows: readonly CatalogueRow[]): PublicEdition {
  const editions = [...new Map(rows.map((row) => [row.domain, row])).values()].map((row) => entryOf(row).edition)
  return editions.reduce((newest, edition) => (edition.id > newest.id ? edition : newest))
}
