import { LawEntity } from '@gongkai/server/district/law/law.entity'
import type { WaveView } from '@gongkai/shared/catalogue/law-wave/law-wave.contract'
import { acceptedOf, publishedNow } from '../../factories/published'
import { replacedLaw } from '../../factories/replaced-law'
import { desk, done } from '../acting'
import { amending } from '../amending'
import type { District } from '../district'
import { waving } from '../waving'
import type { Cases, Opened } from './case'

const drafted = new WeakMap<District, Promise<number>>()
/** The wave that they share: three items of each of two towns, their rows in another domain, the model rows. */
function waveOf(district: District): Promise<number> {
  const known = drafted.get(district)
  if (known) return known
  const made = (async () => {
    await acceptedOf(district, ['01'], ['east', 'west'])
    await publishedNow(district, '01')
    const own = desk(district, 'west')
    const id = await own.idIn('02')
    const [model] = await own.rows(id)
    done(await own.adopt(id, [model?.id ?? 0]))
    return (await waving(district, 'office').drafted(await replacedLaw(district))).id
  })()
  drafted.set(district, made)
  return made
}

/** An act of the office upon the wave; a unit is nudged meanwhile. */
async function wave(district: District, verb: string, more: object = {}): Promise<Opened> {
  const id = await waveOf(district)
  const look = `/api/law-waves/${id}`
  const read = async () => done(await district.call<WaveView>('office', 'GET', look))
  const { version } = await read()
  return {
    by: 'office',
    path: `${look}/${verb}`,
    body: { version, ...more },
    seen: 'version',
    look,
    move: async () => {
      const organisationCodes = [verb === 'recall' ? 'east' : 'west']
      const body = { version: (await read()).version, organisationCodes }
      done(await district.call('office', 'POST', `${look}/nudges`, body))
    },
  }
}

export const lawWave: Cases = {
  'POST /api/laws/:id/waves': async (district) => {
    const { id, version } = await replacedLaw(district)
    const tx = district.dataSource.manager
    return {
      by: 'office',
      path: `/api/laws/${id}/waves`,
      body: {
        version,
        replacement: { title: '社会救助法', documentNumber: '' },
        reason: '已施行',
        triggerOn: '2026-07-01',
      },
      seen: 'version',
      look: '/api/law-waves',
      move: () => tx.update(LawEntity, { id }, { version: version + 1 }),
      silent: true,
    }
  },
  'POST /api/law-waves/:id/nudges': (district) => wave(district, 'nudges', { organisationCodes: ['east'] }),
  'POST /api/law-waves/:id/recall': (district) => wave(district, 'recall'),
  'POST /api/law-waves/:id/articles': async (district) => {
    const id = await waveOf(district)
    const { items } = await waving(district, 'east').amendments(id)
    const [{ id: amendmentId = 0, version = 0 } = {}] = items
    return {
      by: 'east',
      path: `/api/law-waves/${id}/articles`,
      body: { items: [{ id: amendmentId, version }], article: '第三条' },
      seen: 'items/0/version',
      look: `/api/amendments/${amendmentId}`,
      move: () => amending(district, 'east-editor').save(amendmentId, {}, { content: '名单' }).then(done),
    }
  },
  'POST /api/law-waves/:id/rows': async (district) => {
    const id = await waveOf(district)
    const { works } = await waving(district, 'west').read(id)
    const [{ assignmentId = 0, rows = [] } = {}] = works
    const [{ id: rowId = 0, version = 0 } = {}] = rows
    const editor = desk(district, 'west-editor')
    return {
      by: 'west',
      path: `/api/law-waves/${id}/rows`,
      body: { assignmentId, items: [{ id: rowId, version }] },
      seen: 'items/0/version',
      look: `/api/entries/${rowId}`,
      move: async () => {
        const { fields } = done(await editor.entry(rowId))
        done(await editor.save(rowId, version, { ...fields, content: '补助名单' }))
      },
    }
  },
  'POST /api/law-waves/:id/model-rows': async (district) => {
    const id = await waveOf(district)
    const { models } = await waving(district, 'civil').read(id)
    const [model] = models[0]?.rows ?? []
    const body = { items: [{ id: model?.id, seen: model?.seen }] }
    const path = `/api/law-waves/${id}/model-rows`
    return {
      by: 'civil',
      path,
      body,
      seen: 'items/0/seen',
      look: `/api/law-waves/${id}`,
      move: async () => done(await district.call('office', 'POST', path, body)),
    }
  },
}
