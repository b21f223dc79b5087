import type { SetupStanding } from '@gongkai/shared/app/setup/setup.contract'
import type { FeedbackPage } from '@gongkai/shared/catalogue/feedback/feedback.contract'
import type { LawDetail, LawPage } from '@gongkai/shared/district/law/law.contract'
import type { OfficialNumber } from '@gongkai/shared/district/privacy/privacy.contract'
import type { RoundDetail } from '@gongkai/shared/district/round/round.contract'
import type { InviteePage } from '@gongkai/shared/district/wechat/wechat.contract'
import { done } from '../acting'
import { personOf } from '../administering'
import type { District } from '../district'
import { copied, importer } from '../importing'
import type { Cases, Opened } from './case'

const REASON = '机构职能调整'
let turn = 0
const another = (name: string) => `${name}${++turn}`
const office = (district: District, method: string, path: string, body?: object) => async () =>
  done(await district.call('office', method, path, body))

async function account(district: District, verb: string, more: object = {}): Promise<Opened> {
  const { id, version } = await personOf(district, 'west-editor')
  const look = `/api/accounts/${id}`
  const person = { organisationCode: 'west', roles: ['editor'] }
  return {
    by: 'office',
    path: `${look}${verb}`,
    body: { version, ...more },
    seen: 'version',
    look,
    move: office(district, 'PUT', look, { version, name: another('西镇小王'), ...person }),
  }
}
async function unit(district: District, verb: string, more: object = {}): Promise<Opened> {
  const look = '/api/organisations/west-01'
  const { version } = done(await district.call<{ version: number }>('office', 'GET', look))
  return {
    by: 'office',
    path: `${look}${verb}`,
    body: { version, ...more },
    seen: 'version',
    look,
    move: office(district, 'PUT', look, { version, name: another('西镇一村'), fills: false }),
  }
}
/** A new one each time: the telephone of another desk. */
async function officialNumber(district: District, more: object = {}): Promise<Opened> {
  const number = `0595-8730${String(1000 + ++turn)}`
  const facts = { number, label: another('民政服务窗口') }
  const listed = done(await district.call<OfficialNumber[]>('office', 'POST', '/api/privacy/official-numbers', facts))
  const { id, version } = listed.at(-1) as OfficialNumber
  const path = `/api/privacy/official-numbers/${id}`
  return {
    by: 'office',
    path,
    body: { version, ...more },
    seen: 'version',
    look: '/api/privacy/official-numbers',
    move: office(district, 'PUT', path, { version, number, label: another('民政服务窗口') }),
  }
}
async function domain(district: District, verb: string, more: object): Promise<Opened> {
  const look = '/api/pilot-domains/02'
  const { version } = done(await district.call<{ version: number }>('office', 'GET', look))
  return {
    by: 'office',
    path: `${look}${verb}`,
    body: { version, ...more },
    seen: 'version',
    look,
    move: office(district, 'PUT', look, { version, name: another('危房改造'), aliases: [] }),
  }
}
async function law(district: District, verb: string, more: object = {}, title = '社会救助暂行办法'): Promise<Opened> {
  const found = done(await district.call<LawPage>('office', 'GET', `/api/laws?q=${encodeURIComponent(title)}`))
  const id = found.items.find((item) => item.title === title)?.id ?? 0
  return lawAt(district, id, verb, more)
}
async function lawAt(district: District, id: number, verb: string, more: object = {}): Promise<Opened> {
  const look = `/api/laws/${id}`
  const { version, ...stands } = done(await district.call<LawDetail>('office', 'GET', look))
  const { title, documentNumber, kind, issuer, effectiveFrom, lastArticle, source } = stands
  const facts = { title, documentNumber, kind, issuer, effectiveFrom, lastArticle, source }
  return {
    by: 'office',
    path: `${look}${verb}`,
    body: { version, ...(verb === '' ? { ...facts, note: '已核对' } : {}), ...more },
    seen: 'version',
    look,
    move: office(district, 'PUT', look, { version, ...facts, note: another('核对') }),
  }
}
async function addedLaw(district: District, verb: string, account: string): Promise<Opened> {
  const law = { title: another('青溪区办法'), documentNumber: '' }
  const { id } = done(await district.call<{ id: number }>(account, 'POST', '/api/laws', law))
  const opened = await lawAt(district, id, verb)
  const { version } = opened.body as { version: number }
  if (account === 'office') return { ...opened, body: { version } }
  const move = { ...(opened.body as object), ...law, kind: null, issuer: '', effectiveFrom: null, lastArticle: null }
  const changed = { ...move, source: '', note: another('核对') }
  return { ...opened, move: async () => done(await district.call(account, 'PUT', opened.look, changed)) }
}
async function round(district: District, path: string, more: object): Promise<Opened> {
  const look = '/api/rounds/2026'
  const { version } = done(await district.call<RoundDetail>('office', 'GET', look))
  return {
    by: 'office',
    path: path || look,
    body: { version, ...more },
    seen: 'version',
    look,
    move: office(district, 'PUT', look, { version, name: another('2026年编制') }),
  }
}
async function region(district: District): Promise<Opened> {
  const look = '/api/setup'
  const { region } = done(await district.call<SetupStanding>('office', 'GET', look))
  return {
    by: 'office',
    path: '/api/setup/region',
    body: { ...region, officialSite: 'https://www.qingxi.example' },
    seen: 'version',
    look,
    move: office(district, 'PUT', '/api/setup/region', { ...region, name: another('云山市青溪区') }),
  }
}
const EXTENSION = {
  phase: 'inventory',
  organisationCode: 'west',
  domainCode: null,
  dueOn: '2026-08-10',
  reason: '台风救灾',
}
const day = (date: string) => ({ from: date, to: date, working: false, note: '台风停工' })
let date = 20
async function calendar(district: District, path: string, more: object): Promise<Opened> {
  const look = '/api/calendar?year=2026'
  const { version } = done(await district.call<{ version: number }>('office', 'GET', look))
  return {
    by: 'office',
    path,
    body: { version, ...more },
    seen: 'version',
    look,
    move: office(district, 'PUT', '/api/calendar', day(`2026-07-${++date}`)),
  }
}
async function feedback(district: District, verb: string, more: object): Promise<Opened> {
  const text = another('公示栏上没有看到低保名单')
  done(await district.call(null, 'POST', '/api/public/feedback', { kind: 'missing', text, organisationCode: 'west' }))
  const { items } = done(await district.call<FeedbackPage>('office', 'GET', '/api/feedback'))
  const { id, version } = items.find((item) => item.text === text) ?? { id: 0, version: 0 }
  const transfer = { version, organisationCode: 'east', reason: '由东镇负责' }
  return {
    by: 'office',
    path: `/api/feedback/${id}/${verb}`,
    body: { version, ...more },
    seen: 'version',
    look: '/api/feedback',
    move: office(district, 'POST', `/api/feedback/${id}/transfer`, transfer),
  }
}
const MOBILE = '联系人王小明13800138000'
async function imported(district: District, verb: string, more: object = {}, content = '名单'): Promise<Opened> {
  const colleague = importer(district, 'west-editor')
  const table = copied(['领域', '一级事项', '二级事项', '公开内容'], ['社会救助', '救助', another('临时救助'), content])
  const { id, version } = await colleague.bring('entries', table)
  const [row] = await colleague.rows(id)
  if (!row) throw new Error('nothing was read')
  const path = `/api/imports/${id}`
  return {
    by: 'west',
    path: `${path}${verb.replace(':row', String(row.id))}`,
    body: { version: verb.startsWith('/rows') ? row.version : version, ...more },
    seen: 'version',
    look: `${path}/rows?only=rows`,
    move: async () => done(await colleague.edit(id, row, { domain: '02' })),
    silent: true,
  }
}
async function invitee(district: District, path: string): Promise<Opened> {
  const look = '/api/wechat-invitations?q=west'
  const all = '/api/wechat-invitations'
  const { items } = done(await district.call<InviteePage>('office', 'GET', look))
  const { accountId, version } = items.find(({ account }) => account === 'west') ?? { accountId: 0, version: 0 }
  return {
    by: 'office',
    path: `${path}${path === all ? '' : accountId}`,
    body: path === all ? { accountId, version } : { version },
    seen: 'version',
    look,
    move: async () => done(await district.call('office', 'POST', all, { accountId })),
  }
}

export const house: Cases = {
  'PUT /api/accounts/:id': (district) =>
    account(district, '', { name: '西镇小李', organisationCode: 'west', roles: ['editor'] }),
  'POST /api/accounts/:id/password': (district) => account(district, '/password'),
  'POST /api/accounts/:id/deactivation': (district) => account(district, '/deactivation'),
  'POST /api/accounts/:id/reactivation': (district) => account(district, '/reactivation'),
  'PUT /api/organisations/:code': (district) => unit(district, '', { name: '西镇新村', fills: false }),
  'POST /api/organisations/:code/merge': (district) => unit(district, '/merge', { into: 'east-01', reason: REASON }),
  'POST /api/organisations/:code/deactivation': (district) => unit(district, '/deactivation', { reason: REASON }),
  'POST /api/organisations/:code/reactivation': (district) => unit(district, '/reactivation', { reason: REASON }),
  'DELETE /api/organisations/:code': (district) => unit(district, ''),
  'PUT /api/privacy/official-numbers/:id': (district) =>
    officialNumber(district, { number: '0595-87305555', label: '民政救助热线' }),
  'DELETE /api/privacy/official-numbers/:id': officialNumber,
  'PUT /api/pilot-domains/:code': (district) => domain(district, '', { name: '农村危房改造', aliases: [] }),
  'PUT /api/pilot-domains/:code/leads': (district) =>
    domain(district, '/leads', { leads: ['housing'], reason: REASON }),
  'PUT /api/pilot-domains': async (district) => {
    const domains = done(
      await district.call<{ code: string; version: number }[]>('office', 'GET', '/api/pilot-domains'),
    )
    const body = { domains: domains.map(({ code, version }) => ({ code, version })).reverse() }
    const { by, look, move } = await domain(district, '', {})
    const first = body.domains.findIndex(({ code }) => code === '02')
    return { by, path: '/api/pilot-domains', body, seen: `domains/${first}/version`, look, move }
  },
  'POST /api/pilot-domains/:code/retirement': (district) => domain(district, '/retirement', { reason: REASON }),
  'POST /api/pilot-domains/:code/reinstatement': (district) => domain(district, '/reinstatement', { reason: REASON }),
  'PUT /api/laws/:id': (district) => law(district, ''),
  'POST /api/laws/:id/end': (district) =>
    law(district, '/end', { endedOn: '2026-09-01', endedBy: '国务院决定', replacements: [], reason: REASON }),
  'POST /api/laws/:id/restoration': (district) => law(district, '/restoration', { reason: REASON }, '信访条例'),
  'POST /api/laws/:id/sharing': (district) => addedLaw(district, '/sharing', 'west'),
  'POST /api/laws/:id/shipped': (district) => law(district, '/shipped', { take: 'shipped' }, '农村五保供养工作条例'),
  'DELETE /api/laws/:id': (district) => addedLaw(district, '', 'office'),
  'PUT /api/rounds/:code': (district) => round(district, '', { name: '二〇二六年编制' }),
  'PUT /api/rounds/:code/milestones': (district) =>
    round(district, '/api/rounds/2026/milestones', {
      phase: 'inventory',
      audience: 'towns',
      date: '2026-07-28',
      reason: REASON,
    }),
  'POST /api/rounds/:code/phases/:phase/closure': (district) =>
    round(district, '/api/rounds/2026/phases/inventory/closure', { reason: REASON }),
  'POST /api/rounds/:code/phases/:phase/reopening': (district) =>
    round(district, '/api/rounds/2026/phases/inventory/reopening', { reason: REASON }),
  'POST /api/rounds/:code/joining': (district) =>
    round(district, '/api/rounds/2026/joining', {
      domainCodes: ['01'],
      unitCodes: ['park'],
      milestones: [],
      reason: REASON,
    }),
  'POST /api/rounds/:code/deletion': (district) => round(district, '/api/rounds/2026/deletion', { reason: REASON }),
  'POST /api/rounds/:code/extensions': (district) => round(district, '/api/rounds/2026/extensions', EXTENSION),
  'POST /api/extensions/:id/withdrawal': async (district) => {
    const { extensions } = done(
      await district.call<RoundDetail>('office', 'POST', '/api/rounds/2026/extensions', EXTENSION),
    )
    return round(district, `/api/extensions/${extensions[0]?.id}/withdrawal`, { reason: REASON })
  },
  'PUT /api/setup/region': region,
  'PUT /api/calendar': (district) => calendar(district, '/api/calendar', day('2026-08-10')),
  'DELETE /api/calendar/:date': async (district) => {
    done(await district.call('office', 'PUT', '/api/calendar', day('2026-08-11')))
    return calendar(district, '/api/calendar/2026-08-11', {})
  },
  'POST /api/feedback/:id/answer': (district) =>
    feedback(district, 'answer', { answer: '已经在村公示栏公开，请查看。' }),
  'POST /api/feedback/:id/transfer': (district) =>
    feedback(district, 'transfer', { organisationCode: 'park', reason: '由园区负责' }),
  'PUT /api/imports/:id/rows/:rowId': (district) => imported(district, '/rows/:row', { domain: '01' }),
  'PUT /api/imports/:id/rows/:rowId/mask': (district) =>
    imported(district, '/rows/:row/mask', { part: 'content', from: 6, to: 17 }, MOBILE),
  'PUT /api/imports/:id/rows/:rowId/answer': (district) =>
    imported(
      district,
      '/rows/:row/answer',
      { part: 'content', from: 3, to: 14, kind: 'mobile', gravity: 'ask', reason: '是值班电话' },
      '值班：13800138000',
    ),
  'PUT /api/imports/:id/mask': (district) => imported(district, '/mask', { field: 'content', kind: 'mobile' }, MOBILE),
  'PUT /api/imports/:id/choice': (district) => imported(district, '/choice', { only: 'rows', chosen: false }),
  'POST /api/imports/:id/application': (district) => imported(district, '/application'),
  'POST /api/imports/:id/undo': (district) => imported(district, '/undo'),
  'DELETE /api/imports/:id': (district) => imported(district, ''),
  'PUT /api/coverage/marks': async (district) => {
    const mark = { kind: 'obligatory', organisationCode: 'west', key: '21-t1', version: 0 }
    const path = '/api/coverage/marks'
    return {
      by: 'west',
      path,
      body: { ...mark, reason: REASON },
      seen: 'version',
      look: '/api/coverage?unit=west&marked=1',
      move: office(district, 'PUT', path, { ...mark, reason: '由园区承担' }),
    }
  },
  'POST /api/wechat-invitations': (district) => invitee(district, '/api/wechat-invitations'),
  'DELETE /api/wechat-invitations/:accountId': (district) => invitee(district, '/api/wechat-invitations/'),
  'DELETE /api/wechat-bindings/:accountId': (district) => invitee(district, '/api/wechat-bindings/'),
}
