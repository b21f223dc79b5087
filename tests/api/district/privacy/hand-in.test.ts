import { PersonalAnswerEntity } from '@gongkai/server/district/privacy/personal-answer.entity'
import { EventEntity } from '@gongkai/server/platform/ledger/event.entity'
import type { MarkedFinding, PersonalAnswerPage } from '@gongkai/shared/district/privacy/privacy.contract'
import { codesOf, done, placesOf } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import {
  answer,
  IDENTITY,
  MASKED_IDENTITY,
  MOBILE,
  personalOf,
  rowNamed,
  saying,
  toAnswer,
  writeRow,
} from '../../../support/guarding'

describe.each(databases)('personal data at the hand-in, on $name', ({ url }) => {
  let district: District
  beforeEach(async () => {
    district = await openDistrict(await url())
  })
  afterEach(() => district.close())

  const submit = (account: string, id: number) => district.call(account, 'POST', `/api/assignments/${id}/submission`)
  const findingsOf = async (account: string, id: number): Promise<MarkedFinding[]> =>
    done(await district.call<{ findings?: MarkedFinding[] }>(account, 'GET', `/api/entries/${id}`)).findings ?? []
  const answers = async (account: string, query = '') =>
    done(await district.send<PersonalAnswerPage>(account, 'GET', `/api/privacy/answers${query}`))

  test('a draft is saved and marked, the hand-in refused with the place, and what is masked passes', async () => {
    const { id, entryId, its } = await saying(district, 'east', '01', '临时救助', `救助对象身份证号${IDENTITY}`)
    const work = await its.read(id)
    expect(rowNamed(work, '临时救助')).toMatchObject({
      fields: { content: `救助对象身份证号${IDENTITY}` },
      findings: [
        {
          kind: 'identity',
          gravity: 'block',
          field: 'content',
          part: 'content',
          masked: MASKED_IDENTITY,
          answered: null,
        },
      ],
    })
    expect(rowNamed(work, '低保').findings).toBeUndefined()
    expect(work.can.submit.map(({ at }) => at)).toEqual([`entries/${entryId}/fields/content`])

    const refused = await submit('east', id)
    expect(refused.status).toBe(422)
    expect(personalOf(refused)).toEqual([
      {
        code: 'personal.block',
        at: `entries/${entryId}/fields/content`,
        text: `第2行“临时救助”的公开内容含有身份证号（${MASKED_IDENTITY}），请先遮盖`,
      },
    ])
    expect(await its.read(id)).toMatchObject({ state: 'draft', revision: 0 })

    await writeRow(district, 'east', entryId, { content: `救助对象身份证号${MASKED_IDENTITY}` })
    expect((await its.read(id)).can.submit).toEqual([])
    expect((await submit('east', id)).status).toBe(200)
  })

  test('all places come at once, in names and in bases too, and no name repeats the datum', async () => {
    const { id, entryId } = await saying(district, 'east', '01', '低保', `咨询 ${MOBILE}`)
    await writeRow(district, 'east', entryId, {
      level2: `低保${IDENTITY}`,
      bases: [
        { title: '社会救助暂行办法', documentNumber: '', article: '' },
        { title: `${IDENTITY}`, documentNumber: '', article: '' },
      ],
    })
    const refused = await submit('east', id)
    expect(placesOf(refused).sort()).toEqual([
      `personal.ask at entries/${entryId}/fields/content`,
      `personal.block at entries/${entryId}/fields/bases/1/title`,
      `personal.block at entries/${entryId}/fields/level2`,
    ])
    expect(JSON.stringify(refused.body)).toContain('公开依据（第2条）')
    expect(JSON.stringify(refused.body)).not.toContain(IDENTITY)
    expect(JSON.stringify(refused.body)).not.toContain(MOBILE)
  })

  test('a question that the unit answers passes from then on, wherever its rows say the same', async () => {
    const { id, entryId, its } = await saying(district, 'east', '01', '低保', `咨询请打 138-0013 8000`)
    const [asked] = await findingsOf('east', entryId)
    expect(asked).toMatchObject({ kind: 'mobile', gravity: 'ask', answered: null })
    expect(codesOf(await submit('east', id))).toEqual(['personal.ask'])

    const given = done(await answer(district, 'east-editor', toAnswer(`entry/${entryId}`, asked as MarkedFinding)))
    expect(given).toMatchObject({
      organisation: { code: 'east', name: '东镇人民政府' },
      kind: 'mobile',
      masked: '138****8000',
      gravity: 'ask',
      answer: 'not-personal',
      by: '东镇人民政府 east',
    })
    const other = rowNamed(await its.read(id), '临时救助')
    await writeRow(district, 'east', other.id, { content: `值班电话 ${MOBILE}` })
    const [known] = await findingsOf('east', other.id)
    expect(known?.answered).toMatchObject({ answer: 'not-personal', reason: '是镇政府的值班电话' })
    expect((await submit('east', id)).status).toBe(200)
    expect((await answers('east')).items).toEqual([given])

    const stored = await district.dataSource.manager.find(PersonalAnswerEntity)
    expect(JSON.stringify(stored)).not.toContain(MOBILE)
    expect(stored[0]?.code).toMatch(/^[0-9a-f]{64}$/)
  })

  test('another unit answers nothing, and nothing of another unit counts', async () => {
    const east = await saying(district, 'east', '01', '低保', `咨询 ${MOBILE}`)
    const west = await saying(district, 'west', '01', '低保', `咨询 ${MOBILE}`)
    const [asked] = await findingsOf('east', east.entryId)
    const request = toAnswer(`entry/${east.entryId}`, asked as MarkedFinding)
    expect((await answer(district, 'west', request)).status).toBe(404)
    expect(codesOf(await answer(district, 'civil', request))).toEqual(['privacy.not-yours'])
    done(await answer(district, 'office', request))
    expect((await submit('east', east.id)).status).toBe(200)
    expect(codesOf(await submit('west', west.id))).toEqual(['personal.ask'])
    expect((await answers('west')).items).toEqual([])
    expect((await answers('office')).total).toBe(1)
    expect((await answers('office', '?unit=west')).total).toBe(0)
    expect((await district.send('west', 'GET', '/api/privacy/answers?unit=east')).status).toBe(404)
  })

  test('a block is lifted by the office’s administrator alone, with the law, seen in the row and told in the ledger', async () => {
    const { id, entryId, its } = await saying(district, 'east', '01', '低保', `身份证号${IDENTITY}`)
    const [found] = await findingsOf('east', entryId)
    const lawful = { answer: 'lawful' as const, reason: '《社会救助暂行办法》第十一条' }
    const request = toAnswer(`entry/${entryId}`, found as MarkedFinding, lawful)
    for (const account of ['east', 'civil', 'office-editor'])
      expect(codesOf(await answer(district, account, request))).toEqual(['privacy.block'])
    expect(codesOf(await answer(district, 'office', { ...request, reason: '群众要看' }))).toEqual(['privacy.ground'])
    expect(await district.dataSource.manager.count(PersonalAnswerEntity)).toBe(0)

    const lifted = done(await answer(district, 'office', request))
    const [marked] = rowNamed(await its.read(id), '低保').findings ?? []
    expect(marked?.answered).toMatchObject({ answer: 'lawful', ground: lawful.reason, by: '区信息公开办 office' })
    expect((await submit('east', id)).status).toBe(200)

    const events = await district.dataSource.manager.findBy(EventEntity, { kind: 'privacy.answered' })
    expect(events).toMatchObject([
      { unitCode: 'east', detail: { masked: MASKED_IDENTITY, ground: lawful.reason, entryId } },
    ])
    expect(JSON.stringify(events)).not.toContain(IDENTITY)

    expect(codesOf(await district.send('east', 'DELETE', `/api/privacy/answers/${lifted.id}`))).toEqual([
      'privacy.block',
    ])
    expect((await district.send('office', 'DELETE', `/api/privacy/answers/${lifted.id}`)).status).toBe(204)
    expect(rowNamed(await its.read(id), '低保').findings?.[0]?.answered).toBeNull()
  })

  test('an answer given at a question lifts no block of the same datum', async () => {
    const { id, entryId } = await saying(district, 'east', '01', '低保', `身份证号${IDENTITY}`)
    const [found] = await findingsOf('east', entryId)
    done(
      await answer(district, 'office', toAnswer(`entry/${entryId}`, found as MarkedFinding, { reason: '是项目编号' })),
    )
    expect((await submit('east', id)).status).toBe(200)
    done(await district.call('east', 'POST', `/api/assignments/${id}/recall`))
    await district.dataSource.manager.update(PersonalAnswerEntity, { organisationCode: 'east' }, { gravity: 'ask' })
    expect(codesOf(await submit('east', id))).toEqual(['personal.block'])
  })

  test('what stands by now decides: an answer to another text is refused', async () => {
    const { entryId } = await saying(district, 'east', '01', '低保', `咨询 ${MOBILE}`)
    const [asked] = await findingsOf('east', entryId)
    const request = toAnswer(`entry/${entryId}`, asked as MarkedFinding)
    for (const other of [{ from: 0 }, { part: 'level1' }, { kind: 'identity' }, { gravity: 'block' }]) {
      const refused = await answer(district, 'east', { ...request, ...other })
      expect([refused.status, codesOf(refused)]).toEqual([409, ['privacy.moved-on']])
    }
    const wrong = await answer(district, 'east', {
      place: 'entry/x',
      part: 7,
      from: -1,
      to: 'x',
      kind: 'shoe',
      gravity: '',
      answer: 'perhaps',
      reason: null,
      until: '2026-02-30',
    })
    expect(wrong.status).toBe(400)
    expect(placesOf(wrong).map((place) => place.split(' at ')[1])).toEqual(
      expect.arrayContaining(['place', 'part', 'from', 'to', 'kind', 'gravity', 'answer', 'reason', 'until']),
    )
    expect((await answer(district, 'east', { ...request, place: 'shoe/1' })).status).toBe(404)
    expect((await answer(district, 'east', { ...request, place: 'entry/999999' })).status).toBe(404)
    expect(codesOf(await answer(district, 'east', { ...request, reason: ' ' }))).toEqual(['privacy.reason'])
    expect(await district.dataSource.manager.count(PersonalAnswerEntity)).toBe(0)
  })
})
