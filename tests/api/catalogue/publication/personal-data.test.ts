import { AssignmentEntity } from '@gongkai/server/compiling/assignment/assignment.entity'
import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { EditionEntryEntity } from '@gongkai/server/district/edition/edition-entry.entity'
import type { EditionView, PublicationPreview } from '@gongkai/shared/catalogue/publication/publication.contract'
import { editionsVersion } from '@gongkai/shared/district/edition/standing-editions'
import { addEntries } from '../../../factories/many'
import { acceptedOf, publish, signReviews } from '../../../factories/published'
import { codesOf, done, placesOf } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { answer, CANARIES, IDENTITY, MASKED_IDENTITY, MOBILE, personalOf, toAnswer } from '../../../support/guarding'
import { fewestStatements } from '../../../support/statements'

/** Rows may hold what today's rules find, though no gate lets it through: they were approved before, or a rule is new. */
describe.each(databases)('个人信息 in what would be published, on $name', ({ url }) => {
  let district: District
  let rows: EntryEntity[]
  beforeAll(async () => {
    district = await openDistrict(await url())
    await acceptedOf(district, ['01', '02'], ['east'])
    const { manager } = district.dataSource
    const [{ id } = { id: 0 }] = await manager.findBy(AssignmentEntity, { domainCode: '01', organisationCode: 'east' })
    rows = await manager.find(EntryEntity, { where: { assignmentId: id }, order: { position: 'ASC' } })
  })
  afterAll(() => district?.close())

  const write = async (at: number, content: string) => {
    const row = rows[at]
    if (!row) throw new Error('no such row')
    await district.dataSource.manager.update(EntryEntity, { id: row.id }, { fields: { ...row.fields, content } })
  }
  const preview = async () => {
    const { domains } = done(await district.call<PublicationPreview>('office', 'GET', '/api/publication'))
    const domain = domains.find(({ code }) => code === '01')
    if (!domain?.personal || !domain.personalRows) throw new Error('the preview says nothing of 个人信息')
    return { personal: domain.personal, rows: domain.personalRows }
  }
  const editions = async () => done(await district.call<EditionView[]>(null, 'GET', '/api/public/editions'))
  const withoutCanaries = (body: unknown) => {
    for (const canary of CANARIES) expect(JSON.stringify(body)).not.toContain(canary)
  }

  test('the preview names each place by row, and nothing is published with one that nobody has answered', async () => {
    await write(0, `名单：张三，身份证号${IDENTITY}`)
    await write(1, `咨询电话：${MOBILE}`)
    const seen = await preview()
    expect(seen.personal).toEqual({ block: 1, ask: 1, answered: 0 })
    expect(seen.rows.map(({ entryId, organisation }) => [entryId, organisation.code])).toEqual([
      [rows[0]?.id, 'east'],
      [rows[1]?.id, 'east'],
    ])
    expect(seen.rows[0]?.findings).toMatchObject([{ part: 'content', kind: 'identity', masked: MASKED_IDENTITY }])

    const refused = await publish(district)
    expect(refused.status).toBe(422)
    expect(placesOf(refused)).toEqual([
      `personal.block at entries/${rows[0]?.id}/fields/content`,
      `personal.ask at entries/${rows[1]?.id}/fields/content`,
    ])
    expect(personalOf(refused)[0]?.text).toMatch(/社会救助.*东镇人民政府.*低保.*公开内容含有身份证号（110\*/)
    withoutCanaries(refused.body)
    expect(await editions()).toEqual([])
  })

  test('what the unit answered passes, a block only by the administrator; both are counted', async () => {
    const { rows: found } = await preview()
    const [identity, mobile] = found.map(({ findings }) => findings[0])
    if (!identity || !mobile) throw new Error('not found')
    done(await answer(district, 'east', toAnswer(`entry/${rows[1]?.id}`, mobile)))
    expect((await preview()).personal).toEqual({ block: 1, ask: 0, answered: 1 })
    const lawful = { answer: 'lawful', reason: '《社会救助暂行办法》第十一条要求公示' }
    expect((await answer(district, 'east', toAnswer(`entry/${rows[0]?.id}`, identity, lawful as never))).status).toBe(
      422,
    )
    done(await answer(district, 'office', toAnswer(`entry/${rows[0]?.id}`, identity, lawful as never)))
    const { personal, rows: open } = await preview()
    expect(personal).toEqual({ block: 0, ask: 0, answered: 2 })
    expect(open).toEqual([])
  })

  test('the note, the reason of a withdrawal and of taking an edition back are guarded too', async () => {
    const noted = await publish(district, { note: `联系人张三，身份证号${IDENTITY}` })
    expect(placesOf(noted)).toEqual(['personal.block at note'])
    withoutCanaries(noted.body)
    const edition = done(await publish(district))
    expect(edition.entryCount).toBe(2)
    const version = editionsVersion(await editions())
    const withdrawn = await district.call('office', 'POST', `/api/editions/${edition.id}/withdrawal`, {
      version,
      explanation: `误发了${IDENTITY}`,
      conceal: false,
    })
    expect(placesOf(withdrawn)).toEqual(['personal.block at explanation'])
    const chosen = await district.call('office', 'PUT', '/api/publication/withdrawals', {
      roundCode: '2026',
      domainCode: '01',
      organisationCode: 'west',
      reason: `由张三${IDENTITY}承担`,
      version: done(await district.call<{ version: number }>('office', 'GET', '/api/publication/units?domain=01'))
        .version,
    })
    expect(placesOf(chosen)).toContain('personal.block at reason')
    withoutCanaries([withdrawn.body, chosen.body])
  })

  test('a row that stays as it was (沿用) is looked through as well', async () => {
    const { manager } = district.dataSource
    const [stands] = await manager.findBy(EditionEntryEntity, { publicNumber: '01-east-0002' })
    if (!stands) throw new Error('nothing stands')
    const card = {
      ...stands.snapshot,
      content: `公示对象身份证号：35050519900100123${checkDigit('35050519900100123')}`,
    }
    await manager.update(EditionEntryEntity, { id: stands.id }, { snapshot: card })
    await manager.query("UPDATE submission SET state = 'draft'")
    await write(0, '名单和标准')
    await manager.query("UPDATE entry SET deleted_at = '2026-07-20 00:00:00.000'")
    const { rows: found } = await preview()
    expect(found.map(({ id }) => id)).toEqual(['01-east-0002'])
    await manager.query('UPDATE entry SET deleted_at = NULL')
    await manager.query("UPDATE submission SET state = 'approved'")
  })

  test('as few statements for many rows as for few', async () => {
    const look = () => district.call('office', 'GET', '/api/publication')
    const [{ id } = { id: 0 }] = await district.dataSource.manager.findBy(AssignmentEntity, {
      domainCode: '01',
      organisationCode: 'east',
    })
    const { manager } = district.dataSource
    const soil = async () => {
      const all = await manager.findBy(EntryEntity, { assignmentId: id })
      for (const row of all.filter(({ publicNumber }) => !publicNumber)) {
        const fields = { ...row.fields, content: `身份证号${IDENTITY} ${row.id}` }
        await manager.update(EntryEntity, { id: row.id }, { fields })
      }
    }
    await addEntries(district, id, 1)
    await soil()
    const few = await fewestStatements(district, look)
    await addEntries(district, id, 60)
    await soil()
    expect((await preview()).personal.answered).toBeGreaterThan(50)
    expect(await fewestStatements(district, look)).toBeLessThanOrEqual(few)
  })

  test('only the office reads the preview; a signature cannot be given for others', async () => {
    for (const account of ['east', 'civil', 'east-01'])
      expect((await district.call(account, 'GET', '/api/publication')).status).toBe(403)
    await signReviews(district)
    expect(
      codesOf(
        await district.call('office', 'POST', '/api/publication/reviews', {
          roundCode: '2026',
          domainCodes: ['01'],
          kind: 'compile',
        }),
      ),
    ).toEqual(['review.signed'])
  })
})

/** GB 11643: of the seventeen digits before it. */
function checkDigit(digits: string): string {
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (2 ** (17 - index) % 11), 0)
  return '10X98765432'[sum % 11] ?? ''
}
