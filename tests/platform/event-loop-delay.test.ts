import { Logger } from '@nestjs/common'
import type { FastifyInstance } from 'fastify'
import { databases } from '../support/databases'
import { openDistrict } from '../support/district'
import { expectSoon } from '../support/expect-soon'

const STOOD_MS = 1500
const stand = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, STOOD_MS)

test.each(databases.slice(0, 1))(
  'where nobody is answered for long, it is logged once with what ran',
  async ({ url }) => {
    const district = await openDistrict(await url(), {
      prepare: async (app) => {
        const server: FastifyInstance = app.getHttpAdapter().getInstance()
        server.get('/standing/:secret', () => {
          stand()
          return 'done'
        })
      },
    })
    const warned: string[] = []
    Logger.overrideLogger({ log() {}, error() {}, warn: (text: string) => warned.push(text) })
    const stood = async () => warned.filter((text) => text.includes('GET /standing/:secret')).length
    await district.app.inject({ method: 'GET', url: '/standing/still' })
    await expectSoon(stood, 1)
    await new Promise((resolve) => setTimeout(resolve, 1200))
    expect(await stood()).toBe(1)
    expect(warned.join()).toMatch(/for \d{4,} ms nobody was answered/)
    expect(warned.join()).not.toContain('still')
    Logger.overrideLogger(false)
    await district.close()
  },
)
