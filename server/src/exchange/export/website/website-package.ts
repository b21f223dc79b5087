import { isPublic, type PublicField } from '@gongkai/shared/base/template/entry'
import { longDate } from '@gongkai/shared/base/time/long-date'
import { LICENCE } from '@gongkai/shared/catalogue/public-catalogue/licence'
import { entryName } from '@gongkai/shared/compiling/entry/entry-text'
import type { DocumentKind } from '@gongkai/shared/exchange/export/export.contract'
import { FORMATS_OF } from '@gongkai/shared/exchange/export/export-policy'
import type { EntityManager } from 'typeorm'
import { csvOf, type Held, JSON_FOOT, jsonHead } from '../../../catalogue/public-catalogue/download.js'
import { publicEdition } from '../../../catalogue/publication/edition.presenter.js'
import type { EditionArchive } from '../../../catalogue/publication/edition-archive.js'
import { Refused } from '../../../platform/http/refused.js'
import type { Region } from '../../../platform/region.js'
import type { OfficialDocument } from '../official-document.js'
import { type FilePlan, keyOf, type Plan } from '../plan.js'
import { planChanges } from '../says/change-table.js'
import { planPublished, publishedEntries, publishedOf, publishedRows, titleOf } from '../says/published-catalogue.js'
import { planTasks } from '../says/task-table.js'
import { writers } from '../writers/writers.js'
import { type PackedFile, zipFiles } from '../zip-files.js'
import { escaped, linkList, pageFoot, pageHead, STYLE } from './html.js'
import { domainPage, tablePage } from './pages.js'

const SUMS = 'SHA256SUMS.txt'

/** To be raised with what changes the package's own pages. */
const LAYOUT = 1

/** An official document of the package, under its path without the ending. */
interface Packed {
  path: string
  label: string
  kind: DocumentKind
  plan: Plan
}

/**
 * 网站数据包, for the district's own website: pages that need no script and no server, the data as json and csv, every document,
 * and the checksums of it all. Paths are of plain letters: not every website takes Chinese ones.
 */
export async function planWebsite(
  tx: EntityManager,
  region: Region,
  archive: EditionArchive,
  source: { edition: number } | 'standing',
): Promise<FilePlan> {
  const catalogue = await planPublished(tx, region, source, {})
  const published = await publishedOf(tx, source)
  const { pieces, names, effectiveOn } = published
  const documents: Packed[] = [{ path: 'documents/catalogue', label: '全区目录', kind: 'catalogue', plan: catalogue }]
  for (const { code } of pieces) {
    const plan = await unlessEmpty(planPublished(tx, region, source, { domain: code }))
    if (plan)
      documents.push({ path: `documents/catalogue-${code}`, label: plan.document().title, kind: 'catalogue', plan })
  }
  const editions = [...new Set(pieces.map(({ edition }) => edition))].sort((a, b) => b.id - a.id)
  const changes: Packed[] = []
  for (const { id, year, number } of editions) {
    const plan = await unlessEmpty(planChanges(archive, region, { edition: id }))
    if (plan) changes.push({ path: `documents/changes-${year}-${number}`, label: plan.title, kind: 'changes', plan })
  }
  documents.push(...changes)
  const tasks = await unlessEmpty(planTasks(tx, region))
  if (tasks) documents.push({ path: 'documents/tasks', label: tasks.title, kind: 'tasks', plan: tasks })

  const home = titleOf(region.districtName, '')
  const foot = `${names} · 自${longDate(effectiveOn)}起施行。${LICENCE}`
  const frame = (title: string, root: string) => ({ title, root, foot })
  const lines = documents.reduce((sum, { kind, plan }) => sum + plan.total * FORMATS_OF[kind].length, 0)

  return {
    title: `${home}网站数据包（${names}）`,
    dataKey: keyOf(
      'website',
      LAYOUT,
      region.facts,
      LICENCE,
      documents.map(({ path, plan }) => [path, plan.dataKey]),
    ),
    editions: [...new Set(documents.flatMap(({ plan }) => plan.editions))].sort((a, b) => a - b),
    // each row on its page, in the json, the csv and the documents
    total: lines + catalogue.total * 3,
    write: (onRow) => {
      let written = 0
      const advance = (count = 1) => {
        written += count
        onRow(written)
      }
      const entries = async function* () {
        for (const piece of pieces)
          for await (const { snapshot, stored } of publishedEntries(tx, piece)) {
            advance()
            const edition = publicEdition(piece.edition)
            yield { entry: { ...snapshot, edition }, published: { ...stored, edition } }
          }
      }
      const csv = async function* (held: Held) {
        const { head, row } = csvOf(held)
        yield head
        for await (const { entry } of entries()) yield row(entry)
      }
      const json = async function* (held: Held) {
        yield jsonHead(region.facts.name, names, held)
        let first = true
        for await (const { published } of entries()) {
          yield (first ? '' : ',\n') + JSON.stringify(published)
          first = false
        }
        yield JSON_FOOT
      }
      const fileOf = ({ path, kind, plan }: Packed): PackedFile[] =>
        FORMATS_OF[kind].flatMap((format) => {
          if (format === 'zip') return []
          let before = 0
          const content = () =>
            writers[format](plan.document(), (count) => {
              advance(count - before)
              before = count
            })
          return [{ path: `${path}.${format}`, content }]
        })
      const linksTo = ({ path, label, kind }: Packed, root: string) =>
        FORMATS_OF[kind].map((format) => ({ href: `${root}${path}.${format}`, text: `${label}（${format}）` }))

      return zipFiles(async function* () {
        const { domains, units, held } = await contents(tx, pieces)
        const domainPages = domains.map(({ code, name, rows }): PackedFile => {
          const its = documents.find(({ path }) => path === `documents/catalogue-${code}`)
          const lead = `<p>共 ${rows} 项。</p>\n${its ? linkList(linksTo(its, '../')) : ''}`
          const piece = pieces.filter((each) => each.code === code)
          const snapshots = async function* () {
            for (const each of piece)
              for await (const snapshot of publishedRows(tx, each)) {
                advance()
                yield snapshot
              }
          }
          return {
            path: `domains/${code}.html`,
            content: () => domainPage(frame(titleOf(region.districtName, name), '../'), home, lead, snapshots()),
          }
        })
        const unitPages = units.map(({ code, name, entries: its }): PackedFile => {
          const sections = domains.flatMap((domain) => {
            const links = its
              .filter((entry) => entry.domain === domain.code)
              .map((entry) => ({ href: `../domains/${domain.code}.html#${entry.id}`, text: entry.name }))
            return links.length > 0 ? [`<h2>${escaped(domain.name)}</h2>\n${linkList(links)}`] : []
          })
          const its1 = frame(`${name}政务公开事项`, '../')
          return {
            path: `units/${code}.html`,
            content: () => [
              `${pageHead(its1, home)}<p>共 ${its.length} 项。</p>\n${sections.join('')}${pageFoot(its1)}`,
            ],
          }
        })
        const changePages = changes.map(({ path, plan, label, kind }): PackedFile => {
          const said = plan.document()
          const lead = said.subtitle.map((line) => `<p>${escaped(line)}</p>\n`).join('')
          const links = linkList(linksTo({ path, plan, label, kind }, '../'))
          return {
            path: pageOf(path),
            content: () => tablePage(frame(said.title, '../'), home, lead + links, tablesOf(plan.document())),
          }
        })
        const cover = frame(home, '')
        const index = [
          pageHead(cover, home),
          `<p>${escaped(region.facts.name)} · ${escaped(names)} · 自${longDate(effectiveOn)}起施行，共 ${catalogue.total} 项。</p>\n`,
          '<h2>按领域查看</h2>\n',
          linkList(
            domains.map(({ code, name, rows }) => ({ href: `domains/${code}.html`, text: name, note: `${rows} 项` })),
          ),
          '<h2>按单位查看</h2>\n',
          linkList(
            units.map(({ code, name, entries: its }) => ({
              href: `units/${code}.html`,
              text: name,
              note: `${its.length} 项`,
            })),
          ),
          ...(changes.length > 0 ? ['<h2>版本变化</h2>\n'] : []),
          ...(changes.length > 0
            ? [linkList(changes.map(({ path, label }) => ({ href: pageOf(path), text: label })))]
            : []),
          '<h2>下载文件</h2>\n',
          linkList(documents.flatMap((document) => linksTo(document, ''))),
          '<h2>开放数据</h2>\n',
          linkList([
            { href: 'data/catalogue.json', text: '目录数据（json）' },
            { href: 'data/catalogue.csv', text: '目录数据（csv）' },
            { href: SUMS, text: '校验值（SHA-256）' },
          ]),
          pageFoot(cover),
        ]
        const files: PackedFile[] = [
          { path: 'index.html', content: () => index },
          { path: 'style.css', content: () => [STYLE] },
          ...domainPages,
          ...unitPages,
          ...changePages,
          { path: 'data/catalogue.json', content: () => json(held) },
          { path: 'data/catalogue.csv', content: () => csv(held) },
          ...documents.flatMap(fileOf),
        ]
        yield* files.sort((a, b) => (a.path < b.path ? -1 : 1))
      }, SUMS)
    },
  }
}

const pageOf = (path: string) => `${path.replace('documents/', 'changes/').replace('changes-', '')}.html`

const tablesOf = (document: OfficialDocument) => (document.kind === 'table' ? document.parts : noTables())
async function* noTables(): AsyncGenerator<never> {}

/** An empty heading is never published. */
function unlessEmpty(plan: Promise<Plan>): Promise<Plan | null> {
  return plan.catch((error: unknown) => {
    if (error instanceof Refused) return null
    throw error
  })
}

interface Contents {
  domains: { code: string; name: string; rows: number }[]
  units: { code: string; name: string; entries: { id: string; domain: string; name: string }[] }[]
  /** the fields that entries were published with */ held: Held
}

/** The domains and units that have something, and the entries that each unit publishes. */
async function contents(
  tx: EntityManager,
  pieces: Awaited<ReturnType<typeof publishedOf>>['pieces'],
): Promise<Contents> {
  const domains: Contents['domains'] = []
  const units = new Map<string, Contents['units'][number]>()
  const held = new Set<PublicField>()
  for (const piece of pieces) {
    let rows = 0
    let name = ''
    for await (const { snapshot, stored } of publishedEntries(tx, piece)) {
      rows++
      for (const field of Object.keys(stored)) if (isPublic(field)) held.add(field)
      name = snapshot.domain.name
      const { code } = snapshot.organisation
      const unit = units.get(code) ?? { code, name: snapshot.organisation.name, entries: [] }
      units.set(code, unit)
      unit.entries.push({ id: snapshot.id, domain: piece.code, name: entryName(snapshot) })
    }
    if (rows > 0) domains.push({ code: piece.code, name, rows })
  }
  return { domains, units: [...units.values()].sort((a, b) => (a.code < b.code ? -1 : 1)), held }
}
