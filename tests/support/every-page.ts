import type { Browser, Page } from 'playwright-core'
import { pageUrl, SUB_PACKAGES, type Page as SubPage, TABS } from '../../miniapp/src/routes'
import { PATIENCE } from './expect-soon'

type Row = Record<string, unknown>
type Read = <Body>(path: string) => Promise<Body | null>
type Query = Record<string, string | number>

/** Faults on the way through the pages, and how many showed what they are for. */
export interface Walked {
  faults: string[]
  /** pages whose reads were all answered */ open: string[]
  /** pages that are not this role's, and say so */ refused: string[]
}

/** The first rows that a role is answered, one for each value of `kind`. */
async function rowsOf(read: Read, path: string, kind: string): Promise<Row[]> {
  const body = await read<Row[] | { items: Row[] }>(path)
  const rows = Array.isArray(body) ? body : (body?.items ?? [])
  return [...new Map(rows.map((row) => [String(row[kind]), row])).values()].slice(0, 4)
}
const queriesOf = (rows: Row[], to: string, from = to): Query[] => rows.map((row) => ({ [to]: String(row[from]) }))

/** The address of each page: things that are there for this role, else for the public. */
async function wantedBy(read: Read): Promise<Partial<Record<SubPage, Query[]>>> {
  const assignments = await rowsOf(read, 'assignments', 'state')
  const reviews = await rowsOf(read, 'reviews', 'phase')
  const tasks = await Promise.all(assignments.map(({ id }) => read<{ entries: { id: number }[] }>(`assignments/${id}`)))
  const entries = tasks.flatMap((task) => task?.entries.slice(0, 1) ?? [])
  const published = await rowsOf(read, 'public/entries', 'attribute')
  const editions = await rowsOf(read, 'public/editions', 'id')
  const [entry, domain, newest] = [published[0] as Row, '10', editions[0] as Row]
  const models = await read<{ items: { id: number }[]; versions: { id: number }[] }>(`guidelines/${domain}`)
  const of = async (path: string, kind: string, to: string, from?: string) =>
    queriesOf(await rowsOf(read, path, kind), to, from)
  return {
    publicEntry: queriesOf(published, 'id'),
    publicEdition: queriesOf(editions, 'id'),
    changes: [{ id: String(newest.id) }],
    giveFeedback: [{}, { entry: String(entry.id) }],
    assignment: queriesOf(assignments, 'id'),
    entry: queriesOf(entries as never, 'id'),
    submission: queriesOf([...reviews, ...assignments.filter(({ state }) => state === 'approved')], 'id'),
    comparison: [{ domain }],
    guideline: [{ id: domain }],
    modelRow: [{ domain }, { domain, item: models?.items[0]?.id ?? 0 }],
    guidelineVersion: (models?.versions ?? []).map(({ id }) => ({ id })),
    amendment: await of('amendments', 'state', 'id'),
    lawCitations: [{ id: 1 }],
    lawWave: await of('law-waves', 'state', 'id'),
    lawConfirm: await of('law-waves', 'state', 'id'),
    disclosureItem: await of('disclosure/items', 'state', 'id', 'publicNumber'),
    disclosureQuarter: [{ quarter: '2026Q3' }],
    report: await of('reports', 'state', 'id'),
    editionDraft: [{ domains: '01,10' }],
    round: await of('rounds', 'code', 'code'),
    pilotDomain: [{ code: '01' }, { code: domain }],
    organisation: await of('organisations', 'kind', 'code'),
    account: await of('accounts', 'organisationKind', 'id'),
    spotCheck: await of('spot-checks', 'looked', 'id'),
    supervision: await of('supervisions', 'state', 'id'),
    import: await of('imports', 'state', 'id'),
    law: queriesOf(await rowsOf(read, 'laws', 'status'), 'id'),
    lawEdit: [{}, ...queriesOf(await rowsOf(read, 'laws?mine=own', 'status'), 'id')],
    lawEnd: queriesOf(await rowsOf(read, 'laws', 'kind'), 'id').slice(0, 1),
    erase: await of('ledger', 'kind', 'id').then((ones) => ones.map((one) => ({ place: 'event', ...one }))),
    ledger: entries.length > 0 ? [{}, { entry: Number(entries[0]?.id) }] : [{}],
  }
}

/** A person's way through every page there is; `account` null is a resident. */
export async function walkPages(
  browser: Browser,
  origin: string,
  account: string | null,
  password: string,
  viewport: { width: number; height: number },
  /** things of each sort at most */ most = 2,
): Promise<Walked> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN' })
  context.setDefaultTimeout(PATIENCE)
  const page = await context.newPage()
  const watched = watch(page)
  if (account) {
    await page.goto(`${origin}/#/pages/account/sign-in/index`)
    await page.getByLabel('账号').fill(account)
    await page.getByLabel('密码').fill(password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.waitForFunction(() => localStorage.getItem('session'))
    await page.locator('.taro_page[id*="pages/todo/"]').waitFor()
  } else await page.goto(origin)
  await inFront(page, account ? TABS.todo.path : TABS.home.path)
  const token = await page.evaluate(() => JSON.parse(localStorage.getItem('session') ?? '{}').data?.token ?? '')
  const read: Read = async (path) => {
    const answer = await fetch(`${origin}/api/${path}`, { headers: token ? { authorization: `Bearer ${token}` } : {} })
    return answer.ok ? ((await answer.json()) as never) : null
  }
  const queriesOf = await wantedBy(read)
  const walked: Walked = { faults: [], open: [], refused: [] }
  for (const address of addressesOf(queriesOf, most)) {
    watched.begin()
    await page.evaluate((hash) => {
      location.hash = hash
    }, `#${address}`)
    const path = address.split('?')[0] ?? ''
    const text = await inFront(page, path, watched.quiet).catch(
      (error: Error) => `${error.message}`.split('\n')[0] ?? '',
    )
    const { faults, statuses } = watched.seen()
    const denied = statuses.some((status) => status === 401 || status === 403 || status === 404)
    const failed = /没有读到内容|没有网络|服务器出了差错|服务暂时不可用|页面出错|Timeout/.exec(text)?.[0]
    if (failed && (!denied || failed === 'Timeout')) faults.push(`“${failed}”: ${text.slice(0, 300)}`)
    const odd = /undefined|NaN|\[object |Invalid Date|null/.exec(text)?.[0]
    if (odd) faults.push(`shows ${odd}`)
    walked.faults.push(...faults.map((fault) => `${address}: ${fault}`))
    ;(denied ? walked.refused : walked.open).push(address)
  }
  await context.close()
  return walked
}

/** One page after another, and once through all before a second of the same: the router takes that for the page it has. */
function addressesOf(queriesOf: Partial<Record<SubPage, Query[]>>, most: number): string[] {
  const pages = Object.values(SUB_PACKAGES).flatMap((group) => Object.keys(group)) as SubPage[]
  const rounds = Array.from({ length: most }, (_, turn) => turn).flatMap((turn) =>
    pages.flatMap((name) => {
      const queries = queriesOf[name] ?? [{}]
      const query = queries[turn] ?? (turn === 0 ? {} : null)
      return query ? [pageUrl(name, query)] : []
    }),
  )
  return [...Object.values(TABS).map(({ path }) => `/${path}`), ...rounds]
}

/** The doings of a page that nobody sees. */
function watch(page: Page) {
  let faults: string[] = []
  let statuses: number[] = []
  const onTheWay = new Set<unknown>()
  page.on('pageerror', (error) => faults.push(`page error: ${error.message}`))
  page.on('console', (message) => {
    // A page that is not this role's is answered by a refusal, which Chromium writes down too.
    if (message.type() === 'error' && !/status of 40[134]/.test(message.text()))
      faults.push(`console: ${message.text()}`)
  })
  page.on('request', (asked) => onTheWay.add(asked))
  page.on('requestfinished', (asked) => onTheWay.delete(asked))
  page.on('requestfailed', (asked) => {
    onTheWay.delete(asked)
    if (asked.failure()?.errorText !== 'net::ERR_ABORTED') faults.push(`no answer: ${asked.url()}`)
  })
  page.on('response', (answer) => {
    const [status, asked] = [answer.status(), `${answer.request().method()} ${new URL(answer.url()).pathname}`]
    statuses.push(status)
    if (status >= 500 || status === 400 || status === 426) faults.push(`${status} ${asked}`)
  })
  return {
    begin() {
      faults = []
      statuses = []
    },
    quiet: () => onTheWay.size === 0,
    seen: () => ({ faults, statuses }),
  }
}

/** Until this page, or the one to sign in on, is in front, has its heading and has read what it shows; answers its text. */
async function inFront(page: Page, path: string, quiet = () => true): Promise<string> {
  const until = Date.now() + PATIENCE / 2
  let text: string | null = null
  let calm = 0
  while (Date.now() < until) {
    text = await page.evaluate((pagePath) => {
      const front = [...document.querySelectorAll<HTMLElement>('.taro_page')].filter(
        (hTMLElement) => hTMLElement.offsetParent !== null,
      )
      const [one] = front
      if (front.length !== 1 || !one) return null
      if (!one.id.includes(pagePath) && !one.id.includes('account/sign-in')) return null
      const heading = [...one.querySelectorAll<HTMLElement>('.heading, .empty-title, h1, h2')].some((candidate) =>
        candidate.textContent.trim(),
      )
      return heading && !one.textContent.includes('正在读取') ? one.textContent : null
    }, path)
    calm = text !== null && quiet() ? calm + 1 : 0
    if (text !== null && calm > 1) return text
    await page.waitForTimeout(25)
  }
  throw new Error(
    `Timeout: ${path} did not come, or has no heading; there is ${await page.evaluate(() => document.body.textContent.slice(0, 200))}`,
  )
}
