import { footerLines } from '@gongkai/shared/base/region/region-facts'
import { longDate } from '@gongkai/shared/base/time/long-date'
import { LICENCE } from '@gongkai/shared/catalogue/public-catalogue/licence'
import type { EntityManager } from 'typeorm'
import type { Region } from '../../../platform/region.js'
import type { OfficialDocument } from '../official-document.js'
import { type Published, publishedRows, titleOf } from '../says/published-catalogue.js'
import type { PackedFile } from '../zip-files.js'
import type { Contents } from './contents.js'
import { linksTo, type Packed } from './documents.js'
import { escaped, type Frame, linkList, pageFoot, pageHead } from './html.js'
import { domainPage, tablePage } from './pages.js'

/** The path of the package's checksums. */
export const SUMS = 'SHA256SUMS.txt'

/** Facts of the package that every page knows. */
export interface Site {
  region: Region
  published: Published
  documents: readonly Packed[]
}

export const homeOf = ({ region }: Site): string => titleOf(region.districtName, '')

const frameOf = ({ region, published: { names, effectiveOn } }: Site, title: string, root: string): Frame => ({
  title,
  root,
  foot: [`${names} · 自${longDate(effectiveOn)}起施行。${LICENCE}`, ...footerLines(region.facts.footer)],
})

/** Each domain's rows. @param advance hears of each row as it is written */
export function domainPages(tx: EntityManager, site: Site, { domains }: Contents, advance: () => void): PackedFile[] {
  return domains.map(({ code, name, rows }) => {
    const document = site.documents.find(({ path }) => path === `documents/catalogue-${code}`)
    const lead = `<p>共 ${rows} 项。</p>\n${document ? linkList(linksTo(document, '../')) : ''}`
    const pieces = site.published.pieces.filter((piece) => piece.code === code)
    const snapshots = async function* () {
      for (const piece of pieces)
        for await (const snapshot of publishedRows(tx, piece)) {
          advance()
          yield snapshot
        }
    }
    const frame = frameOf(site, titleOf(site.region.districtName, name), '../')
    return { path: `domains/${code}.html`, content: () => domainPage(frame, homeOf(site), lead, snapshots()) }
  })
}

/** The entries of each unit, by domain, leading to the rows. */
export function unitPages(site: Site, { domains, units }: Contents): PackedFile[] {
  return units.map(({ code, name, entries }) => {
    const sections = domains.flatMap((domain) => {
      const links = entries
        .filter((entry) => entry.domain === domain.code)
        .map((entry) => ({ href: `../domains/${domain.code}.html#${entry.id}`, text: entry.name }))
      return links.length > 0 ? [`<h2>${escaped(domain.name)}</h2>\n${linkList(links)}`] : []
    })
    const frame = frameOf(site, `${name}政务公开事项`, '../')
    const head = pageHead(frame, homeOf(site))
    return {
      path: `units/${code}.html`,
      content: () => [`${head}<p>共 ${entries.length} 项。</p>\n${sections.join('')}${pageFoot(frame)}`],
    }
  })
}

const changesOf = ({ documents }: Site) => documents.filter(({ kind }) => kind === 'changes')

/** 版本变化, an edition a page. */
export function changePages(site: Site): PackedFile[] {
  return changesOf(site).map((document) => {
    const { title, subtitle } = document.plan.document()
    const lead = subtitle.map((line) => `<p>${escaped(line)}</p>\n`).join('') + linkList(linksTo(document, '../'))
    const frame = frameOf(site, title, '../')
    return {
      path: pageOf(document.path),
      content: () => tablePage(frame, homeOf(site), lead, tablesOf(document.plan.document())),
    }
  })
}

/** The front page: the ways to everything in the package. @param total how many entries are published */
export function frontPage(site: Site, { domains, units }: Contents, total: number): PackedFile {
  const { region, published, documents } = site
  const frame = frameOf(site, homeOf(site), '')
  const changes = changesOf(site)
  const lines = [
    pageHead(frame, homeOf(site)),
    `<p>${escaped(region.facts.name)} · ${escaped(published.names)} · 自${longDate(published.effectiveOn)}起施行，共 ${total} 项。</p>\n`,
    '<h2>按领域查看</h2>\n',
    linkList(domains.map(({ code, name, rows }) => ({ href: `domains/${code}.html`, text: name, note: `${rows} 项` }))),
    '<h2>按单位查看</h2>\n',
    linkList(
      units.map(({ code, name, entries }) => ({
        href: `units/${code}.html`,
        text: name,
        note: `${entries.length} 项`,
      })),
    ),
    ...(changes.length > 0
      ? ['<h2>版本变化</h2>\n', linkList(changes.map(({ path, label }) => ({ href: pageOf(path), text: label })))]
      : []),
    '<h2>下载文件</h2>\n',
    linkList(documents.flatMap((document) => linksTo(document, ''))),
    '<h2>开放数据</h2>\n',
    linkList([
      { href: 'data/catalogue.json', text: '目录数据（json）' },
      { href: 'data/catalogue.csv', text: '目录数据（csv）' },
      { href: SUMS, text: '校验值（SHA-256）' },
    ]),
    pageFoot(frame),
  ]
  return { path: 'index.html', content: () => lines }
}

const pageOf = (path: string) => `${path.replace('documents/', 'changes/').replace('changes-', '')}.html`

const tablesOf = (document: OfficialDocument) => (document.kind === 'table' ? document.parts : noTables())
async function* noTables(): AsyncGenerator<never> {}
