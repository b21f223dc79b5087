import { join } from 'node:path'
import { serveClient } from '@gongkai/server/platform/http/serve-client'
import type { RegionPack } from '@gongkai/shared/base/region/region-pack'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import type { Browser } from 'playwright-core'
import { openBrowser } from './browser'
import { type District, openDistrict } from './district'

/** The built client (pnpm --filter @gongkai/miniapp build:h5). */
export const client = join(__dirname, '../../miniapp/dist/h5')
export const withClient = (app: NestFastifyApplication) => serveClient(app, client)

/** The small district with its H5 client, served to a real browser at `origin`. */
export interface ServedDistrict {
  district: District
  browser: Browser
  origin: string
  close(): Promise<void>
}

/** @param oldestClient the oldest client that is not sent away */
export async function serveDistrict(url: string, pack?: RegionPack, oldestClient?: string): Promise<ServedDistrict> {
  const district = await openDistrict(url, { pack, oldestClient, prepare: withClient })
  await district.app.listen(0, '127.0.0.1')
  const browser = await openBrowser()
  return {
    district,
    browser,
    origin: await district.app.getUrl(),
    async close() {
      await browser.close()
      await district.close()
    },
  }
}
