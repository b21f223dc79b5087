import { AppModule } from '@gongkai/server/app/app.module'
import { Clock } from '@gongkai/server/platform/clock'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import { disclosureCases } from '../support/verdicts/disclosure'
import { watchCases } from '../support/verdicts/disclosure-watch'
import { guidelines } from '../support/verdicts/guidelines'
import { house } from '../support/verdicts/house'
import { lawWave } from '../support/verdicts/law-wave'
import { published } from '../support/verdicts/published'
import { workflow } from '../support/verdicts/workflow'

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'ALL', 'OPTIONS', 'HEAD']

/** Acts that decide upon nothing that others may change, and why. */
const UPON_NOTHING_SEEN: Readonly<Record<string, string>> = {
  'POST /api/session': 'signing in',
  'DELETE /api/session': 'one’s own session',
  'DELETE /api/me/sessions/:id': 'one’s own session: ended is ended',
  'POST /api/me/password': 'names the password that stands',
  'POST /api/session/wechat': 'signing in',
  'POST /api/session/wechat/binding': 'binds oneself, by a code for one use',
  'DELETE /api/me/wechat': 'one’s own binding',
  'POST /api/me/wechat/credits': 'one’s own consent',
  'POST /api/me/phone': 'one’s own number',
  'POST /api/wechat-invitations/sheet': 'prints, stores nothing',
  'POST /api/wechat-invitations/qr': 'prints, stores nothing',
  'POST /api/accounts': 'makes a new one; a name in use is refused',
  'POST /api/accounts/list': 'reads a list, stores nothing',
  'POST /api/accounts/batch': 'makes new ones; a name in use is refused',
  'POST /api/organisations': 'makes a new one; a name in use is refused',
  'POST /api/pilot-domains': 'makes a new one; a name in use is refused',
  'POST /api/setup/organisations': 'adds units; what stands is left as it is',
  'POST /api/setup/pilot-domains': 'adds domains; what stands is left as it is',
  'POST /api/rounds': 'makes a new one; a name in use is refused',
  'POST /api/amendments': 'begins a new one upon what is published, which never changes; a second one is refused',
  'POST /api/assignments/:id/entries': 'adds a row beside the others',
  'POST /api/assignments/:id/adoptions': 'adds rows; one that is there is left as it is',
  'POST /api/assignments/:id/copies': 'adds rows; one that is there is left as it is',
  'POST /api/entries/restoration': 'brings back what the asker deleted; what is there is left as it is',
  'POST /api/entries/:id/comments': 'adds words of one’s own',
  'POST /api/notices/read': 'one’s own inbox',
  'POST /api/nudges': 'reminds of what is unsent when it goes out; what was sent meanwhile is refused',
  'POST /api/messages/retry': 'sends what has not gone out; what has is left as it is',
  'POST /api/exports': 'asks for a document of what stands when it is made',
  'DELETE /api/exports/:id': 'one’s own document',
  'POST /api/personal-scans': 'looks through what stands, decides nothing',
  'DELETE /api/publication/reviews/:id': 'one’s own signature: taken back is taken back',
  'POST /api/imports': 'reads a table, decides nothing',
  'POST /api/imports/pasted': 'reads a table, decides nothing',
  'POST /api/aliases': 'learns a word; the same again changes nothing, another meaning is refused',
  'DELETE /api/aliases/:id': 'a word is never changed: forgotten is forgotten',
  'POST /api/privacy/answers': 'names kind and gravity of what stands in the text: another text is refused',
  'DELETE /api/privacy/answers/:id': 'an answer is never changed: taken back is taken back',
  'POST /api/privacy/official-numbers': 'makes a new one; the same one is refused',
  'POST /api/laws': 'makes a new one; the same one is refused',
  'POST /api/matters/import': 'a list sent whole: it replaces nothing that was read',
  'POST /api/disclosure/files': 'keeps a file that no record names yet',
  'POST /api/disclosure/occurrences': 'records a fact beside the others; the same intent changes nothing',
  'POST /api/disclosure/records': 'records facts beside the others; the same intents change nothing',
  'POST /api/disclosure/proposals': 'reads lines, stores nothing',
  'POST /api/disclosure/nothing-arose': 'signs a quarter; one with a record is refused, signed is signed',
  'POST /api/spot-checks': 'draws anew, beside the checks there are',
  'POST /api/supervisions': 'names what is overdue; what is published or supervised meanwhile is refused',
  'POST /api/takedowns': 'whatever stands under the number goes, whatever it says by now; what is down is refused',
  'POST /api/public/feedback': 'a resident gives words of their own',
  'DELETE /api/review-batches/:id': 'stops what never changes once it is asked for; in force it is refused',
}

function writingRoutes(): string[] {
  const foundations = {
    dataSource: createDataSource('sqlite::memory:', [], []),
    clock: new Clock(),
  }
  const { controllers: own = [], imports: features = [] } = AppModule.on(foundations)
  const controllers = [
    ...own,
    ...features.flatMap((feature) => Reflect.getMetadata('controllers', feature as object)),
  ] as (abstract new () => object)[]
  return controllers.flatMap((controller) => {
    const base = [Reflect.getMetadata('path', controller)].flat() as string[]
    return Object.getOwnPropertyNames(controller.prototype)
      .filter((name) => name !== 'constructor')
      .map((name) => controller.prototype[name as never] as object)
      .filter((handler) => Reflect.hasMetadata('path', handler))
      .flatMap((handler) => {
        const method = METHODS[Reflect.getMetadata('method', handler)] ?? '?'
        const paths = [Reflect.getMetadata('path', handler)].flat() as string[]
        if (method === 'GET') return []
        return base.flatMap((first) =>
          paths.map(
            (path) =>
              `${method} /${[first, path]
                .map((part) => part.replace(/^\/|\/$/g, ''))
                .filter(Boolean)
                .join('/')}`,
          ),
        )
      })
  })
}

const shown = { ...workflow, ...published, ...house, ...guidelines, ...lawWave, ...disclosureCases, ...watchCases }

test('there are writing routes', () => {
  expect(writingRoutes().length).toBeGreaterThan(80)
})

test('each writing route names what it was decided upon, and is shown to, or says why it decides upon nothing', () => {
  const silent = writingRoutes().filter((route) => !(route in shown) && !(route in UPON_NOTHING_SEEN))
  expect(silent).toEqual([])
})

test('the list and the cases hold no route twice and none that is gone', () => {
  const routes = writingRoutes()
  const named = [...Object.keys(shown), ...Object.keys(UPON_NOTHING_SEEN)]
  expect(named.filter((route) => !routes.includes(route))).toEqual([])
  expect(named.length).toBe(new Set(named).size)
})
