import { AssignmentEntity } from '@gongkai/server/compiling/assignment/assignment.entity'
import { ReportEntity } from '@gongkai/server/compiling/report/report.entity'
import { SubmissionEntity } from '@gongkai/server/compiling/submission/submission.entity'
import { LawEntity, LIBRARY } from '@gongkai/server/district/law/law.entity'
import type { EntryFields } from '@gongkai/shared/base/template/entry'
import type { PublicationPreview } from '@gongkai/shared/catalogue/publication/publication.contract'
import type { AssignmentDetail, EntryDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { draftIssues } from '@gongkai/shared/compiling/entry/draft-issues'
import { submitIssues } from '@gongkai/shared/compiling/entry/submit-issues'
import type { LawTimesAnswer } from '@gongkai/shared/district/law/law.contract'
import { lawBook } from '@gongkai/shared/district/law/law-times'
import { adoptedBy } from '../../../factories/handed-in'
import { smallDistrict } from '../../../factories/small-district'
import { codesOf, desk, done, placesOf } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

/** Fields that do not fit together: what is changed, the code that names it, and whether it keeps the row from being handed in. */
const CONTRADICTIONS: readonly [change: Partial<EntryFields>, code: string, stops: boolean][] = [
  [{ attribute: 'proactive', ways: ['onRequest'] }, 'entry.attribute-way', true],
  [{ attribute: 'onRequest', ways: ['proactive'] }, 'entry.attribute-way', true],
  [{ levels: ['district'] }, 'draft.level-unit', false],
  [{ levels: ['district', 'town'] }, 'draft.level-model', false],
  [{ stages: ['decision'] }, 'draft.stage-model', false],
  [{ timeLimit: '信息形成之日起60日内' }, 'draft.limit-model', false],
  [{ attribute: 'onRequest', ways: ['onRequest'] }, 'draft.channel-way', false],
  [{ bases: [{ title: '中华人民共和国环境保护法', documentNumber: '', article: '第九百条' }] }, 'draft.article', false],
]

const onlyTown = {
  ...smallDistrict,
  guidelines: {
    ...smallDistrict.guidelines,
    '01': (smallDistrict.guidelines['01'] ?? []).map((row) => ({ ...row, levels: ['town' as const] })),
  },
}

describe.each(databases)('fields that do not fit together, on $name', ({ url }) => {
  let district: District
  let task: AssignmentDetail
  const row = () => task.entries[0] as AssignmentDetail['entries'][number]
  beforeAll(async () => {
    district = await openDistrict(await url(), { pack: onlyTown })
    const tx = district.dataSource.manager
    const law = {
      organisationCode: LIBRARY,
      documentNumber: '',
      status: 'effective' as const,
      replacedBy: '',
      note: '',
    }
    const title = '中华人民共和国环境保护法'
    const known = await tx.findOneBy(LawEntity, { organisationCode: LIBRARY, title })
    if (known) await tx.update(LawEntity, { id: known.id }, { lastArticle: 70 })
    else await tx.insert(LawEntity, { ...law, title, searchKey: title, lastArticle: 70 })
    task = await adoptedBy(district, 'east', '01')
    await tx.update(AssignmentEntity, { id: task.id }, { phase: 'catalogue' })
  })
  afterAll(() => district.close())

  const stand = async (submission: 'draft' | 'submitted' | 'approved', report: 'preparing' | 'accepted') => {
    const tx = district.dataSource.manager
    await tx.update(SubmissionEntity, { assignmentId: task.id, phase: 'catalogue' }, { state: submission })
    await tx.update(ReportEntity, { domainCode: '01' }, { state: report })
  }
  /** As the form reckons while somebody types. */
  const typed = async ({ fields, assignment, against }: EntryDetail) => {
    const { today, items } = done(await district.call<LawTimesAnswer>('east', 'GET', '/api/laws/times'))
    const context = {
      organisationName: assignment.organisation.name,
      siblings: [],
      unitKind: against.unitKind,
      model: against.model,
      laws: { book: lawBook(items), day: today },
    }
    return [...submitIssues(fields, 'catalogue', against.today), ...draftIssues(fields, context, 'catalogue')].map(
      ({ code }) => code,
    )
  }

  test.each(CONTRADICTIONS)(
    '%j is found while typing, saving, handing in, reviewing and publishing',
    async (change, code, stops) => {
      const east = desk(district, 'east')
      await stand('draft', 'preparing')
      const before = done(await east.entry(row().id))
      const saved = done(await east.save(before.id, before.version, { ...before.fields, ...change }))
      expect(await typed(saved)).toContain(code)
      expect((stops ? saved.issues : saved.warnings).map((issue) => issue.code)).toContain(code)

      const dialog = await east.read(task.id)
      const shown = dialog.entries.find(({ id }) => id === before.id)
      expect([...(shown?.issues ?? []), ...(shown?.warnings ?? [])].map((issue) => issue.code)).toContain(code)
      expect(dialog.can.submit.some((refusal) => refusal.code === code)).toBe(stops)
      const handedIn = await east.submit(task.id)
      expect(handedIn.status).toBe(stops ? 422 : 200)
      if (stops) expect(placesOf(handedIn)).toContain(`${code} at entries/${before.id}/ways`)

      await stand('submitted', 'preparing')
      const reviewed = (await desk(district, 'civil').read(task.id)).entries.find(({ id }) => id === before.id)
      expect([...(reviewed?.issues ?? []), ...(reviewed?.warnings ?? [])].map((issue) => issue.code)).toContain(code)

      await stand('approved', 'accepted')
      const preview = done(await district.call<PublicationPreview>('office', 'GET', '/api/publication'))
      const doubted = preview.domains.find((domain) => domain.code === '01')
      expect(doubted).toMatchObject({
        doubtedCount: 1,
        doubted: [{ entryId: before.id, organisation: { code: 'east' } }],
      })
      expect(doubted?.doubted[0]?.texts.join()).toBe(
        [...(reviewed?.issues ?? []), ...(reviewed?.warnings ?? [])]
          .filter((issue) => /^(?:entry\.attribute-way|draft\.(?:level|stage|limit|channel|article))/.test(issue.code))
          .map(({ text }) => text)
          .join(),
      )

      // A row like that in an old draft can be mended.
      await stand('draft', 'preparing')
      const { version } = done(await east.entry(before.id))
      const mended = done(await east.save(before.id, version, before.fields))
      expect([...mended.issues, ...mended.warnings]).toEqual([])
    },
  )

  test('不予公开 with a day that has passed, or without ground, is not handed in, in whatever phase it became so', async () => {
    const east = desk(district, 'east')
    await stand('draft', 'preparing')
    const before = done(await east.entry(row().id))
    const withheld = { ...before.fields, attribute: 'withheld' as const, withholdGround: 'article16' as const }
    const past = done(await east.save(before.id, before.version, { ...withheld, reassessOn: '2020-01-01' }))
    expect(past.issues.map(({ code }) => code)).toEqual(['entry.reassess-past'])

    const groundless = { ...withheld, withholdGround: '' as const, reassessOn: '2027-01-01' }
    done(await east.save(before.id, past.version, groundless))
    expect(placesOf(await east.submit(task.id))).toEqual([
      `entry.withhold-ground at entries/${before.id}/withholdGround`,
    ])

    const tx = district.dataSource.manager
    await tx.update(AssignmentEntity, { id: task.id }, { phase: 'inventory' })
    const { version } = done(await east.entry(before.id))
    done(await east.save(before.id, version, { ...withheld, reassessOn: '2026-07-19' }))
    expect(codesOf(await east.submit(task.id))).toEqual(['entry.reassess-past'])
    done(await east.save(before.id, version + 1, { ...withheld, reassessOn: '2027-07-19' }))
    done(await east.submit(task.id))
  })
})
