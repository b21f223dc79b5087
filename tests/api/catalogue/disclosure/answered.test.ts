import type { OccurrenceView } from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import type { FeedbackPage, FeedbackStanding, FeedbackView } from '@gongkai/shared/catalogue/feedback/feedback.contract'
import { publishedFirst } from '../../../factories/published'
import { done, placesOf } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { discloser, onSite } from '../../../support/disclosing'
import { type District, openDistrict } from '../../../support/district'

const LOW = '01-east-0001'
const RELIEF = '01-east-0002'

describe.each(databases)('已补公开: an answer carries a publication, on $name', ({ url }) => {
  let district: District
  let shown: OccurrenceView
  let foreign: OccurrenceView
  let over: OccurrenceView
  let code: string
  beforeAll(async () => {
    district = await openDistrict(await url(), { today: '2026-07-20' })
    await publishedFirst(district)
    const east = discloser(district, 'east')
    const one = async (part: Parameters<typeof east.record>[0]) => done(await east.record(part))[0] as OccurrenceView
    shown = await one({ publicNumbers: [LOW] })
    foreign = await one({ publicNumbers: [RELIEF] })
    over = await one({ publicNumbers: [LOW], disclosure: onSite('2026-07-10', { shownUntil: '2026-07-17' }) })
    const given = { kind: 'missing', text: '公示栏上没有看到低保名单', entryId: LOW }
    code = done(await district.call<{ trackingCode: string }>(null, 'POST', '/api/public/feedback', given)).trackingCode
  })
  afterAll(() => district.close())
  const standing = async () =>
    done(await district.send<FeedbackStanding>(null, 'GET', `/api/public/feedback/${encodeURIComponent(code)}`))
  const listed = async (which: string) =>
    done(await district.send<FeedbackPage>('east', 'GET', `/api/feedback?standing=${which}`)).items[0] as FeedbackView
  const answer = async (disclosureId: unknown) => {
    const { id, version } = await listed('open')
    const body = { version, answer: '名单已经补充公开，请查看。', disclosureId }
    return district.send<FeedbackView>('east', 'POST', `/api/feedback/${id}/answer`, body)
  }
  const idOf = ({ disclosures }: OccurrenceView) => disclosures[0]?.id ?? 0

  test('refused: of another item, one nobody sees any more, one that never was; nothing is stored', async () => {
    for (const id of [idOf(foreign), idOf(over), 999_999]) {
      const refused = await answer(id)
      expect([refused.status, placesOf(refused)]).toEqual([422, ['feedback.disclosure at disclosureId']])
    }
    expect((await answer('x')).status).toBe(400)
    expect(await standing()).toMatchObject({ answeredAt: null, answer: '' })
  })

  test('the resident and the unit see it with the answer', async () => {
    const carried = {
      id: idOf(shown),
      shown: true,
      title: '2026年6月低保对象名单',
      publishedOn: '2026-07-10',
      channels: ['website', 'noticeBoard'],
      url: 'https://www.qingxi.gov.cn/zwgk/1.html',
    }
    expect(done(await answer(idOf(shown))).disclosure).toEqual(carried)
    expect((await standing()).disclosure).toEqual(carried)
    expect((await listed('answered')).disclosure).toEqual(carried)
  })

  test('once it is taken down nothing of it is told', async () => {
    const down = {
      version: shown.version,
      reason: '公示结束后撤下',
      disclosure: onSite('2026-07-10', { takenDownOn: '2026-07-20' }),
    }
    const path = `occurrences/${shown.id}/disclosures/${idOf(shown)}`
    done(await discloser(district, 'east').call('PUT', path, down))
    const gone = { id: idOf(shown), shown: false, title: '', publishedOn: '', channels: [], url: '' }
    expect(await standing()).toMatchObject({ answer: '名单已经补充公开，请查看。', disclosure: gone })
  })
})
