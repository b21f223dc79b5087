import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../support/browser'
import { PATIENCE } from '../support/expect-soon'
import { openWeapp, type Phone, type Weapp } from './harness/driver'

/** The harness itself, on a mini-program that does what ours must not do. */
const dist = join(__dirname, 'harness/self-test-app')

let browser: Browser
let weapp: Weapp
let phone: Phone
beforeAll(async () => {
  browser = await openBrowser()
  weapp = await openWeapp(browser, dist, 'http://127.0.0.1:9')
  phone = await weapp.phone()
})
beforeEach(() => phone.openPage('/pages/start/index?a=1&b=%E6%B3%89'))
afterAll(async () => {
  await weapp?.close()
  await browser?.close()
})

const callsOfStart = () => weapp.setDataTable().find(({ page }) => page === 'pages/start/index')?.calls ?? 0

/** Problems come from the browser a moment after the tap. */
async function oneProblem(): Promise<string> {
  for (const until = Date.now() + PATIENCE; Date.now() < until; ) {
    const [problem] = weapp.takeProblems()
    if (problem) return problem
    await new Promise((done) => setTimeout(done, 20))
  }
  return 'none'
}

test('templates, query and styles arrive as written', async () => {
  await phone.see('known template')
  await phone.see('query {"a":"1","b":"%E6%B3%89"}')
  const style = (selector: string, property: string): Promise<string> =>
    phone.screen().page().evaluate(`getComputedStyle(document.querySelector('${selector}')).${property}`)
  expect(await style('.half', 'width')).toBe('195px') // half of 390
  expect(await style('.name', 'fontSize')).toBe('20.8px')
  expect(await style('.name', 'color')).toBe('rgb(20, 86, 184)')
  expect(await phone.screen().getByRole('heading', { name: 'Title' }).count()).toBe(1)
  expect(weapp.takeProblems()).toEqual([])
})

test('taps bubble unless caught, a disabled button is silent, typing ends at maxlength', async () => {
  await phone.tap('Count 0')
  await phone.tap('Count alone')
  await phone.see('Count 2')
  await phone.see('outer 1')
  await phone.screen().getByRole('button', { name: 'Not now' }).dispatchEvent('click')
  await phone.type('Short', '1234567')
  await phone.see('typed: 12345')
  await phone.see('Count 2')
  expect(await phone.value('Short')).toBe('12345')
  expect(weapp.takeProblems()).toEqual([])
})

test('a component has its own data, and the bytes of its setData count for its page', async () => {
  const before = callsOfStart()
  await phone.tap('Again')
  await phone.see('badge 1')
  expect(callsOfStart()).toBe(before + 1)
  expect(weapp.takeProblems()).toEqual([])
})

test('app code finds nothing of the browser and makes no code from text', async () => {
  await phone.tap('Look at browser')
  await phone.see('reached [], code from text: EvalError')
  expect(weapp.takeProblems()).toEqual([])
})

test.each([
  ['Call unknown', /^unknown wx\.noSuchThing$/],
  ['Use missing template', /^missing template "nowhere"$/],
  ['Show video', /^the harness has no <video>/],
  ['Fail', /a handler failed/],
  ['Require detail', /requires "pages\/more\/detail\/index\.js" of sub-package/],
])('%s: a problem', async (button, problem) => {
  await phone.tap(button)
  expect(await oneProblem()).toMatch(problem)
})

test('a page of a sub-package opens and goes back', async () => {
  await phone.tap('Open detail')
  await phone.see('detail 泉')
  expect(await phone.path()).toBe('pages/more/detail/index')
  await phone.tap('Back')
  await phone.see('known template')
  expect(weapp.takeProblems()).toEqual([])
})

test('every setData is counted in bytes of JSON', () => {
  const detail = weapp.setDataTable().find(({ page }) => page === 'pages/more/detail/index')
  const bytes = Buffer.byteLength('{"id":"泉"}')
  expect(detail).toEqual({
    page: 'pages/more/detail/index',
    openings: 1,
    calls: 1,
    first: bytes,
    largest: bytes,
    total: bytes,
  })
})
