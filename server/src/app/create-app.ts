import { MOST_FILE_BYTES } from '@gongkai/shared/base/file-size'
import { OLDEST_CLIENT, VERSION } from '@gongkai/shared/base/version'
import { MOST_FILE_BYTES as MOST_DISCLOSED_BYTES } from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { ValidationPipe } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import { PublicCatalogue } from '../catalogue/public-catalogue/public-catalogue.js'
import { answerPrepared } from '../catalogue/public-catalogue/send-prepared.js'
import { signedInFirst } from '../district/account/access.guard.js'
import { SessionRepository } from '../district/account/session.repository.js'
import { tellChanges } from '../oversight/audit/ledger-reader.js'
import { knowClient } from '../platform/http/client-version.js'
import { cutHalfRequests, SENDING_LIMITS, serverLimits, turnAwayWhen } from '../platform/http/cut-half-requests.js'
import { jsonFault } from '../platform/http/read-json.js'
import { malformed } from '../platform/http/refusal.filter.js'
import { tellWith } from '../platform/seen/sentences.js'
import { AppModule, type Foundations } from './app.module.js'
import { Readiness } from './health/readiness.js'

const BODY_LIMIT_BYTES = 1024 * 1024

/** The whole HTTP application on its foundations, not yet listening; also what the tests run. */
export async function createApp(
  foundations: Foundations,
  quiet = false,
  limits = SENDING_LIMITS,
): Promise<NestFastifyApplication> {
  tellWith(foundations.dataSource, tellChanges)
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.on(foundations),
    // Behind a proxy on the same machine the visitor's own address is the forwarded one.
    new FastifyAdapter({ bodyLimit: BODY_LIMIT_BYTES, trustProxy: 'loopback', ...serverLimits(limits) }),
    { logger: quiet ? false : ['error', 'warn'] },
  )
  // an uploaded file as it is, e.g. a list of accounts
  app.useBodyParser('application/octet-stream')
  const parseJson = app.getHttpAdapter().getInstance().getDefaultJsonParser('error', 'error')
  app.useBodyParser('application/json', {}, (request, body: Buffer, done) => {
    const fault = jsonFault(body)
    if (fault) done(fault)
    else parseJson(request as never, body.toString(), done)
  })
  const readiness = app.get(Readiness)
  turnAwayWhen(app.getHttpAdapter().getInstance(), () => readiness.closing)
  cutHalfRequests(app.getHttpAdapter().getInstance(), limits)
  const signedIn = signedInFirst(app.get(SessionRepository))
  // Only who is signed in and imports, or records what is public, sends more than a form: nobody else fills the memory.
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', (route) => {
      if (/^\/api\/imports(\/pasted)?$/.test(route.url) && route.method === 'POST')
        Object.assign(route, { bodyLimit: MOST_FILE_BYTES, onRequest: signedIn })
      if (route.url === '/api/disclosure/files' && route.method === 'POST')
        Object.assign(route, { bodyLimit: MOST_DISCLOSED_BYTES, onRequest: signedIn })
    })
  app.useGlobalPipes(
    new ValidationPipe({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      exceptionFactory: malformed,
    }),
  )
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', knowClient(foundations.oldestClient ?? OLDEST_CLIENT))
    .addHook('onRequest', answerPrepared(app.get(PublicCatalogue)))
    // WeChat calls every request JSON, also one without a body, which Fastify would refuse.
    .addHook('onRequest', async ({ headers }) => {
      const empty = headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0
      if (empty) delete headers['content-type']
    })
  let openapi: Promise<object> | null = null
  app
    .getHttpAdapter()
    .getInstance()
    .get('/api/openapi.json', async () => {
      openapi ??= describeRoutes(app)
      return openapi
    })
  return app
}

/** Made when somebody first asks: it costs a start a tenth of a second, and its library stays in the memory. */
async function describeRoutes(app: NestFastifyApplication): Promise<object> {
  const { DocumentBuilder, SwaggerModule } = await import('@nestjs/swagger')
  const about = new DocumentBuilder().setTitle('掌上公开').setVersion(VERSION).addBearerAuth().build()
  return SwaggerModule.createDocument(app, about)
}
