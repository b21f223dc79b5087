import type { EntryFields } from '@gongkai/shared/base/template/entry'
import type { CoverageLine } from '@gongkai/shared/catalogue/coverage/coverage.contract'
import { assignments } from '@/features/compiling/assignment/api'
import { addEntry, entry } from '@/features/compiling/entry/api'
import { open } from '@/platform/navigate'
import type { Choice } from '@/ui/pick-field'
import { draftAmendment, ownPublished, saveAmendment } from '../amendment/api'
import { madePublic, prefilled } from './prefilled'

/** The places that a new entry can go to: into one's own open tasks, else by 动态调整 into a domain that is published. */
export async function placesToStart(): Promise<Choice[]> {
  const [tasks, published] = await Promise.all([assignments(), ownPublished({ domain: '', q: '', page: 1 })])
  const open = tasks.filter(({ state, noDutyReason }) => (state === 'draft' || state === 'returned') && !noDutyReason)
  const taken = new Set(open.map(({ domain }) => domain.code))
  return [
    ...open.map(({ id, domain }) => ({ code: `task/${id}`, name: domain.name, note: '正在填报：增加一行' })),
    ...published.domains
      .filter(({ code }) => !taken.has(code))
      .map(({ code, name }) => ({ code: `amend/${code}`, name, note: '已经发布：提出动态调整' })),
  ]
}

/** The new entry with what the gap knows, opened where it is written. */
export async function startAt(place: string, line: CoverageLine): Promise<void> {
  const [kind = '', at = ''] = place.split('/')
  if (kind === 'task') open('entry', { id: (await addEntry(Number(at), prefilled(line))).id })
  else await amend(at, prefilled(line))
}

/** 改为公开: the row itself where its task is open, else a 动态调整 that adds it. */
export async function makePublic({ entryId, entryOpen, domain }: CoverageLine): Promise<void> {
  if (entryId === null || !domain) return
  if (entryOpen) open('entry', { id: entryId })
  else await amend(domain.code, madePublic((await entry(String(entryId))).fields))
}

async function amend(domainCode: string, fields: EntryFields): Promise<void> {
  const { id, version } = await draftAmendment({ kind: 'add', domainCode })
  await saveAmendment(id, { version, trigger: '', triggerOn: '', reason: '', fields })
  open('amendment', { id })
}
