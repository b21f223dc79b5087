import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import type { EditionView } from '@gongkai/shared/catalogue/publication/publication.contract'
import type { TakedownView } from '@gongkai/shared/catalogue/takedown/takedown.contract'
import { editionsVersion } from '@gongkai/shared/district/edition/standing-editions'
import type { ErasableTexts } from '@gongkai/shared/oversight/erasure/erasure.contract'
import { acceptedOf, publish, publishedFirst } from '../../factories/published'
import { desk, done } from '../acting'
import { amending, CAUSE } from '../amending'
import type { District } from '../district'
import type { Cases, Opened } from './case'

const of = (district: District, account: string) => amending(district, account)

/** The town's colleague goes on writing. */
async function amendment(district: District, by: string, verb: string, more: object = {}): Promise<Opened> {
  const editor = of(district, 'east-editor')
  const open = (await of(district, 'east').list()).items[0]
  if (!open && (await editions(district)).length === 0) await publishedFirst(district)
  const { id } = open ?? done(await editor.revise('01-east-0001'))
  const { version } = await editor.read(id)
  let turn = version
  return {
    by,
    path: `/api/amendments/${id}${verb}`,
    body: { version, ...more },
    seen: 'version',
    look: `/api/amendments/${id}`,
    move: () => editor.save(id, CAUSE, { content: `名单和标准 ${++turn}` }).then(done),
  }
}
/** The same, with others at once. */
async function amendments(district: District, by: string, verb: string, more: object = {}): Promise<Opened> {
  const { body, look, move } = await amendment(district, by, '')
  const { version } = body as { version: number }
  const items = [{ id: Number(look.split('/').at(-1)), version }]
  return { by, path: `/api/amendments/${verb}`, body: { items, ...more }, seen: 'items/0/version', look, move }
}
const editions = async (district: District) =>
  done(await district.call<EditionView[]>(null, 'GET', '/api/public/editions'))

/** A change of the catalogue, up to the office's own act upon it. */
async function approved(district: District, number: string): Promise<() => Promise<unknown>> {
  const editor = of(district, 'east-editor')
  const open = (await of(district, 'east').list()).items.find(({ publicNumber }) => publicNumber === number)
  const { id } = open ?? done(await editor.revise(number))
  done(await editor.save(id, CAUSE, { content: `发放名单 ${number}` }))
  done(await of(district, 'east').propose(id))
  done(await of(district, 'civil').approve(id))
  return async () => done(await of(district, 'office').finalise(id))
}

export const published: Cases = {
  'PUT /api/amendments/:id': (district) => amendment(district, 'east', '', CAUSE),
  'DELETE /api/amendments/:id': (district) => amendment(district, 'east', ''),
  'POST /api/amendments/:id/proposal': (district) => amendment(district, 'east', '/proposal'),
  'POST /api/amendments/proposals': (district) => amendments(district, 'east', 'proposals'),
  'POST /api/amendments/approvals': (district) => amendments(district, 'civil', 'approvals'),
  'POST /api/amendments/returns': (district) => amendments(district, 'civil', 'returns', { remark: '请写明文号' }),
  'POST /api/amendments/finalisations': (district) => amendments(district, 'office', 'finalisations'),
  'POST /api/amendments/:id/recall': (district) => amendment(district, 'east', '/recall'),
  'POST /api/amendments/:id/approval': (district) => amendment(district, 'civil', '/approval'),
  'POST /api/amendments/:id/return': (district) => amendment(district, 'civil', '/return', { remark: '请写明文号' }),
  'POST /api/amendments/:id/finalisation': (district) => amendment(district, 'office', '/finalisation'),
  'POST /api/amendments/:id/end': (district) =>
    amendment(district, 'office', '/end', { remark: '新一轮编制已有新的规定' }),
  'POST /api/amendments/:id/finalisation/recall': (district) => amendment(district, 'office', '/finalisation/recall'),
  'PUT /api/publication/withdrawals': async (district) => {
    const look = '/api/publication/units?domain=01'
    const { version } = done(await district.call<{ version: number }>('office', 'GET', look))
    const west = desk(district, 'west')
    return {
      by: 'office',
      path: '/api/publication/withdrawals',
      body: { roundCode: '2026', domainCode: '01', organisationCode: 'west', reason: '', version },
      seen: 'version',
      look,
      move: async () => done(await west.noDuty(await west.idIn('01'), '本镇没有此类对象')),
    }
  },
  'POST /api/editions': async (district) => {
    await acceptedOf(district, ['02'], ['east'])
    const move = await approved(district, '01-east-0001')
    const { contentHash } = done(
      await district.call<{ contentHash: string }>('office', 'GET', '/api/publication/entries?domains=01'),
    )
    return {
      by: 'office',
      path: '/api/editions',
      body: { roundCode: '2026', domainCodes: ['01'], note: '', contentHash },
      seen: 'contentHash',
      look: '/api/public/editions',
      move,
    }
  },
  'POST /api/publication/reviews': async (district) => {
    const move = await approved(district, '01-east-0002')
    const { contentHash } = done(
      await district.call<{ contentHash: string }>('office', 'GET', '/api/publication/entries?domains=01'),
    )
    return {
      by: 'office',
      path: '/api/publication/reviews',
      body: { roundCode: '2026', domainCodes: ['01'], kind: 'compile', contentHash },
      seen: 'contentHash',
      look: '/api/publication/review-plans',
      move,
    }
  },
  'POST /api/erasures': async (district) => {
    const entry = await district.dataSource.manager.findOneByOrFail(EntryEntity, { publicNumber: '01-east-0001' })
    const comments = done(await desk(district, 'civil').comment(entry.id, '请联系李四四核对名单'))
    const id = comments.at(-1)?.id ?? 0
    const look = `/api/erasures/texts?place=comment&id=${id}`
    const read = async () => done(await district.call<ErasableTexts>('office', 'GET', look)).texts[0]
    const of = (from: number, version?: number) => ({
      place: 'comment',
      id,
      part: 'text',
      version,
      spans: [{ from, to: from + 2 }],
      reason: '误写姓名',
    })
    return {
      by: 'office',
      path: '/api/erasures',
      body: of(3, (await read())?.version),
      seen: 'version',
      look,
      move: async () => done(await district.call('office', 'POST', '/api/erasures', of(6, (await read())?.version))),
    }
  },
  'POST /api/takedowns/:id/restoration': async (district) => {
    const subject = '01-east-0002'
    const body = { subjectKind: 'entry', subject, kind: 'wrong', reason: '时限写错了' }
    const { id, version } = done(await district.call<TakedownView>('office', 'POST', '/api/takedowns', body))
    return {
      by: 'office',
      path: `/api/takedowns/${id}/restoration`,
      body: { version, reason: '核查后没有问题' },
      seen: 'version',
      look: '/api/takedowns',
      move: async () => {
        const path = `/api/takedowns/${id}/restoration`
        done(await district.call('office', 'POST', path, { version, reason: '同事已经核查' }))
      },
    }
  },
  'POST /api/editions/:id/withdrawal': async (district) => {
    const before = await editions(district)
    return {
      by: 'office',
      path: `/api/editions/${before[0]?.id}/withdrawal`,
      body: { version: editionsVersion(before), explanation: '误发', conceal: false },
      seen: 'version',
      look: '/api/public/editions',
      move: async () => done(await publish(district, { note: '' })),
    }
  },
}
