import { publishedFirst } from '../../factories/published'
import { done } from '../acting'
import { discloser } from '../disclosing'
import type { District } from '../district'
import { ALL_RIGHT, watcher } from '../watching'
import type { Cases, Opened } from './case'

const published = new WeakSet<District>()

/** An item of the east that the lead has drawn; the lead looks at it meanwhile. */
async function line(district: District, looked: boolean) {
  if (!published.has(district)) await publishedFirst(district)
  published.add(district)
  const civil = watcher(district, 'civil')
  const drawn = done(await civil.draw(1, { unit: 'east' }))
  const [first] = drawn.lines
  if (!first) throw new Error('nothing was drawn')
  const seen = looked ? done(await civil.look(drawn.id, first)).lines[0] : first
  if (!seen) throw new Error('nothing was looked at')
  const look = `/api/spot-checks/${drawn.id}`
  const move = async () => done(await civil.look(drawn.id, seen, { remedyDueOn: '2026-08-15' }))
  return { path: `${look}/lines/${seen.id}`, version: seen.version, look, move }
}

export const watchCases: Cases = {
  'PUT /api/spot-checks/:id/lines/:line': async (district): Promise<Opened> => {
    const { path, version, look, move } = await line(district, false)
    const body = { version, answers: ALL_RIGHT, note: '', remedyDueOn: '' }
    return { by: 'civil-editor', path, body, seen: 'version', look, move }
  },
  'POST /api/spot-checks/:id/lines/:line/remedy': async (district): Promise<Opened> => {
    const { path, version, look, move } = await line(district, true)
    return { by: 'east', path: `${path}/remedy`, body: { version, note: '已修复' }, seen: 'version', look, move }
  },
  'POST /api/supervisions/:id/withdrawal': async (district): Promise<Opened> => {
    const [open] = done(
      await discloser(district, 'east').record({
        publicNumbers: ['01-east-0001'],
        title: '逾期的名单',
        formedOn: '2026-05-06',
        disclosure: null,
      }),
    )
    const office = watcher(district, 'office')
    const { id, version } = done(await office.issue({ occurrenceIds: [open?.id ?? 0] }))
    const path = `/api/supervisions/${id}`
    const body = { version, reason: '重复督办' }
    const move = async () => done(await office.withdraw(id, version))
    return { by: 'office', path: `${path}/withdrawal`, body, seen: 'version', look: path, move }
  },
}
