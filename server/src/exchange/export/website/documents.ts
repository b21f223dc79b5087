import type { DocumentKind } from '@gongkai/shared/exchange/export/export.contract'
import { FORMATS_OF } from '@gongkai/shared/exchange/export/export-policy'
import type { EntityManager } from 'typeorm'
import type { EditionArchive } from '../../../catalogue/publication/edition-archive.js'
import { Refused } from '../../../platform/http/refused.js'
import type { Region } from '../../../platform/region.js'
import type { Plan } from '../plan.js'
import { planChanges } from '../says/change-table.js'
import { type Published, planPublished } from '../says/published-catalogue.js'
import { planTasks } from '../says/task-table.js'
import { writers } from '../writers/writers.js'
import type { PackedFile } from '../zip-files.js'
import type { Link } from './html.js'

/** An official document of the package, under its path without the ending. */
export interface Packed {
  path: string
  label: string
  kind: DocumentKind
  plan: Plan
}

/** The catalogue of the district first, then those of its domains, what changed by edition, the tasks. */
export async function planDocuments(
  tx: EntityManager,
  region: Region,
  archive: EditionArchive,
  source: { edition: number } | 'standing',
  catalogue: Plan,
  { pieces }: Published,
): Promise<Packed[]> {
  const documents: Packed[] = [{ path: 'documents/catalogue', label: '全区目录', kind: 'catalogue', plan: catalogue }]
  for (const { code } of pieces) {
    const plan = await unlessEmpty(planPublished(tx, region, source, { domain: code }))
    if (plan)
      documents.push({ path: `documents/catalogue-${code}`, label: plan.document().title, kind: 'catalogue', plan })
  }
  const editions = [...new Set(pieces.map(({ edition }) => edition))].sort((a, b) => b.id - a.id)
  for (const { id, year, number } of editions) {
    const plan = await unlessEmpty(planChanges(archive, region, { edition: id }))
    if (plan) documents.push({ path: `documents/changes-${year}-${number}`, label: plan.title, kind: 'changes', plan })
  }
  const tasks = await unlessEmpty(planTasks(tx, region))
  if (tasks) documents.push({ path: 'documents/tasks', label: tasks.title, kind: 'tasks', plan: tasks })
  return documents
}

/** An empty heading is never published. */
function unlessEmpty(plan: Promise<Plan>): Promise<Plan | null> {
  return plan.catch((error: unknown) => {
    if (error instanceof Refused) return null
    throw error
  })
}

/** The document in each of its formats; `advance` hears of each row as it is written. */
export function filesOf({ path, kind, plan }: Packed, advance: (count: number) => void): PackedFile[] {
  return FORMATS_OF[kind].flatMap((format) => {
    if (format === 'zip') return []
    let before = 0
    const content = () =>
      writers[format](plan.document(), (count) => {
        advance(count - before)
        before = count
      })
    return [{ path: `${path}.${format}`, content }]
  })
}

/** @param root the way from the page to the root of the package */
export const linksTo = ({ path, label, kind }: Packed, root: string): Link[] =>
  FORMATS_OF[kind].map((format) => ({ href: `${root}${path}.${format}`, text: `${label}（${format}）` }))
