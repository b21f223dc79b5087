// The acts of a district before it upgrades, done upon the demo: they leave rows in every table, by HTTP alone, so that they can be sent to
// any release that serves these routes.
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'

export const PASSWORD = 'gongkai-demo'
/** Two accounts made for the purpose; the second keeps the password that the office gave. */
const CLERK = 'upgrade-clerk'

/**
 * @param {string} origin where the demo is served
 * @param {(openid: string) => string} loginCode of the WeChat user's wx.login
 */
export async function actThrough(origin, loginCode) {
  const tokens = new Map()
  async function send(token, method, path, payload) {
    const file = Buffer.isBuffer(payload)
    const headers = {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(payload === undefined ? {} : { 'content-type': file ? 'application/octet-stream' : 'application/json' }),
    }
    const body = payload === undefined || file ? payload : JSON.stringify(payload)
    const answer = await fetch(`${origin}/api/${path}`, { method, headers, body })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 500)}`)
    return text && answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text
  }
  async function signIn(account, password = PASSWORD) {
    if (!tokens.has(account)) tokens.set(account, (await send(null, 'POST', 'session', { account, password })).token)
    return tokens.get(account)
  }
  const as = async (account, method, path, payload) => send(account && (await signIn(account)), method, path, payload)

  for (const part of [entries, villages, reviews, amendments, residents, administration, interchange, weChat, notices])
    await part({ as, send, loginCode })
}

const TOWN = 'town-350505106'
const content = '救助政策、救助对象名单 😀𠮷'

/** Rows in every state: mended, of one's own, deleted, commented; handed in, and recalled. */
async function entries({ as }) {
  const drafts = (await as(TOWN, 'GET', 'assignments')).filter(
    ({ state, incompleteCount }) => state === 'draft' && incompleteCount === 1,
  )
  const [handedIn, recalled, ...others] = drafts
  for (const { id } of [handedIn, recalled]) {
    const [first] = (await as(TOWN, 'GET', `assignments/${id}`)).entries
    const read = await as(TOWN, 'GET', `entries/${first.id}`)
    const fields = {
      ...read.fields,
      content,
      timeLimit: '信息形成之日起20个工作日内',
      channels: ['website', 'noticeBoard'],
    }
    await as(TOWN, 'PUT', `entries/${first.id}`, { version: read.version, saveId: randomUUID(), fields })
    await as(TOWN, 'POST', `entries/${first.id}/comments`, { text: '这一项请同事再核对一下' })
    await as(TOWN, 'POST', `assignments/${id}/submission`)
  }
  await as(TOWN, 'POST', `assignments/${recalled.id}/recall`)
  for (const { id } of others.slice(0, 2)) {
    const [, second] = (await as(TOWN, 'GET', `assignments/${id}`)).entries
    await as(TOWN, 'POST', `assignments/${id}/entries`, {
      saveId: randomUUID(),
      fields: { ...second.fields, level2: '自行增加的事项', content },
    })
    await as(TOWN, 'POST', 'entries/deletion', { entries: [{ id: second.id, version: second.version }] })
  }
}

async function villages({ as }) {
  const [work] = await as('village', 'GET', 'assignments')
  await as('village', 'POST', `assignments/${work.id}/entries`, {
    saveId: randomUUID(),
    fields: { level1: '村务公开', content },
  })
}

async function reviews({ as }) {
  const waiting = async (lead) => (await as(lead, 'GET', 'reviews'))[0]
  const approved = await waiting('finance')
  await as('finance', 'POST', `assignments/${approved.id}/approval`)
  const returned = await waiting('ecology')
  const [entry] = (await as('ecology', 'GET', `assignments/${returned.id}`)).entries
  const remarks = [{ entryId: entry.id, field: 'bases', text: '缺少条款' }]
  await as('ecology', 'POST', `assignments/${returned.id}/return`, { overall: '请补充公开依据', remarks })
  const marked = await waiting('market-regulation')
  const [wrong] = (await as('market-regulation', 'GET', `assignments/${marked.id}`)).entries
  const { revision } = marked
  const reasons = [{ field: 'content', text: '请写明要素' }]
  await as('market-regulation', 'PUT', `assignments/${marked.id}/verdicts/${wrong.id}`, {
    revision,
    mark: 'return',
    reasons,
  })
  const batched = await waiting('urban-management')
  const assignments = [{ assignmentId: batched.id, revision: batched.revision }]
  await as('urban-management', 'POST', 'review-batches', { act: 'approve', overall: '', assignments })
  await as('ecology', 'PUT', 'canned-remarks', { texts: ['请写明公开时限的依据', '公开主体请写本单位全称'] })
  const [late] = await as('office', 'GET', 'nudges/unsent')
  await as('office', 'POST', 'nudges', { assignmentIds: [late.assignmentId], reportIds: [], text: '请尽快报送' })
}

/** One still written, one proposed, one to withdraw an entry. */
async function amendments({ as }) {
  const { items } = await as(TOWN, 'GET', 'amendments/published-entries')
  const free = items.filter(({ openAmendmentId }) => openAmendmentId === null)
  for (const [index, kind] of ['revise', 'revise', 'withdraw'].entries()) {
    const draft = await as(TOWN, 'POST', 'amendments', { kind, publicNumber: free[index].publicNumber })
    const cause = {
      version: draft.version,
      trigger: 'elements',
      triggerOn: '2026-11-02',
      reason: '群众反映的要素已经补充',
    }
    const fields = draft.fields && { fields: { ...draft.fields, content: `${draft.fields.content}；办理结果` } }
    const saved = await as(TOWN, 'PUT', `amendments/${draft.id}`, { ...cause, ...fields })
    if (index > 0) await as(TOWN, 'POST', `amendments/${draft.id}/proposal`, { version: saved.version })
  }
}

async function residents({ as, loginCode }) {
  const where = { kind: 'missing', domainCode: '19', organisationCode: '350505106' }
  await as(null, 'POST', 'public/feedback', { ...where, text: '低保公示没有看到' })
  await as(null, 'POST', 'public/feedback', {
    ...where,
    text: '𠮷家村的低保公示没有看到',
    wechatCode: loginCode('resident'),
  })
  const { items } = await as(TOWN, 'GET', 'feedback?standing=open')
  const [{ id, version }] = items
  await as(TOWN, 'POST', `feedback/${id}/answer`, { version, answer: '已在村务公开栏张贴，谢谢。' })
}

async function administration({ as, send }) {
  const account = { organisationCode: '350505106', phone: '13805950001' }
  const given = await as('office', 'POST', 'accounts', {
    ...account,
    account: CLERK,
    name: '升级甲',
    roles: ['editor'],
  })
  const { token } = await send(null, 'POST', 'session', { account: CLERK, password: given.password })
  await send(token, 'POST', 'me/password', { current: given.password, next: PASSWORD })
  await as('office', 'POST', 'accounts', { ...account, account: `${CLERK}-2`, name: '升级乙', roles: ['approver'] })
  const round = (await as('office', 'GET', 'rounds')).items[0].code
  const late = {
    phase: 'catalogue',
    organisationCode: '350505106',
    domainCode: null,
    dueOn: '2026-12-10',
    reason: '台风影响',
  }
  await as('office', 'POST', `rounds/${round}/extensions`, late)
  const { version } = await as('office', 'GET', 'rounds/2020')
  await as('office', 'POST', 'rounds/2020/phases/inventory/closure', { version, reason: '清单阶段结束' })
  await as('office', 'PUT', 'calendar', { from: '2027-01-01', to: '2027-01-03', working: false, note: '元旦' })
  const village = { kind: 'village', name: '新设村', parent: '350505106', code: 'new-village', fills: false }
  const unit = await as('office', 'POST', 'organisations', village)
  await as('office', 'PUT', `organisations/${unit.code}`, { version: unit.version, name: '新设社区', fills: false })
  await as(TOWN, 'POST', 'laws', { title: '泉港区政务公开办法', documentNumber: '泉港政〔2020〕1号' })
}

/** A list brought along, entries still looked at, documents made. */
async function interchange({ as }) {
  const settled = async (account, path, busy) => {
    for (;;) {
      const view = await as(account, 'GET', path)
      if (!busy.includes(view.state)) return view
      await pause(100)
    }
  }
  const bring = async (account, body) => {
    const { id } = await as(account, 'POST', 'imports/pasted', body)
    return settled(account, `imports/${id}`, ['reading'])
  }
  const list = await bring('office', {
    kind: 'power',
    text: '编码\t名称\nQL-001\t对违法建设的处罚\nQL-002\t低保审核确认',
  })
  await as('office', 'POST', `imports/${list.id}/application`, { version: list.version })
  await bring(TOWN, {
    kind: 'entries',
    text: '领域\t一级事项\t二级事项\t公开内容\n社会救助\t社会救助\t临时救助\t救助对象名单',
  })
  for (const format of ['xlsx', 'csv']) {
    const { id } = await as('office', 'POST', 'exports', { kind: 'catalogue', format, source: 'standing' })
    await settled('office', `exports/${id}`, ['waiting', 'making'])
  }
}

async function weChat({ as, send, loginCode }) {
  const [first, second] = (await as('office', 'GET', `wechat-invitations?q=${CLERK}`)).items
  const { code: invitation } = await as('office', 'POST', 'wechat-invitations', { accountId: first.accountId })
  const { token } = await send(null, 'POST', 'session/wechat/binding', { code: loginCode('clerk'), invitation })
  await send(token, 'POST', 'me/wechat/credits', { kinds: ['due-soon', 'returned', 'approved', 'nudged'] })
  await as('office', 'POST', 'wechat-invitations', { accountId: second.accountId })
  // A message to the phone that is bound.
  const unsent = await as('development-reform', 'GET', 'nudges/unsent')
  const work = unsent.find(({ assignmentId, organisation }) => assignmentId && organisation.code === '350505106')
  const nudge = { assignmentIds: [work.assignmentId], reportIds: [], text: '请尽快报送' }
  await as('development-reform', 'POST', 'nudges', nudge)
}

async function notices({ as }) {
  const { items } = await as(TOWN, 'GET', 'notices')
  await as(TOWN, 'POST', 'notices/read', { ids: items.slice(0, 2).map(({ id }) => id) })
}
