import { done } from '../acting'
import type { District } from '../district'
import { keeper } from '../guiding'
import type { Cases, Opened } from './case'

let turn = 0

/** The other lead of a domain checks a row meanwhile, or goes on with the draft. */
async function opened(district: District, act: string, more: object = {}): Promise<Opened> {
  const colleague = keeper(district, 'housing')
  const { items } = await colleague.read('02')
  const [row] = items
  if (!row) throw new Error('the small district lost its model rows')
  const fields = { ...row.fields, level2: `农村危房改造 ${++turn}` }
  const draft = done(await colleague.add('02', fields))
  const change = draft.changes.at(-1)
  const path = act.replace(':version', String(draft.id)).replace(':change', String(change?.id))
  const body = JSON.parse(JSON.stringify(more).replace('":row"', String(row.id)))
  const sent = 'fields' in body ? { ...body, fields: { ...fields, content: '补助标准' } } : body
  return {
    by: 'civil',
    path: `/api/${path}`,
    body: { version: draft.version, ...sent },
    seen: 'version',
    look: `/api/guideline-versions/${draft.id}`,
    move: async () => done(await colleague.check('02', { id: row.id })),
  }
}

export const guidelines: Cases = {
  'POST /api/guidelines/:domain/checks': (district) =>
    opened(district, 'guidelines/02/checks', { items: [{ id: ':row' }] }),
  'POST /api/guidelines/:domain/changes': (district) =>
    opened(district, 'guidelines/02/changes', { kind: 'new', fields: {} }),
  'PUT /api/guideline-versions/:id/changes/:changeId': (district) =>
    opened(district, 'guideline-versions/:version/changes/:change', { fields: {} }),
  'DELETE /api/guideline-versions/:id/changes/:changeId': (district) =>
    opened(district, 'guideline-versions/:version/changes/:change'),
  'PUT /api/guideline-versions/:id/source': (district) =>
    opened(district, 'guideline-versions/:version/source', {
      source: { issuer: '住建部', title: '农村危房改造标准指引', documentNumber: '', date: '2019-06-01' },
    }),
  'POST /api/guideline-versions/:id/announcement': (district) =>
    opened(district, 'guideline-versions/:version/announcement', { comesOn: '' }),
  'POST /api/guideline-versions/:id/taking-back': (district) =>
    opened(district, 'guideline-versions/:version/taking-back', { reason: '另起一版' }),
}
