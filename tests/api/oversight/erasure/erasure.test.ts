import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { RemarkEntity } from '@gongkai/server/compiling/review/remark.entity'
import { SubmissionRevisionEntity } from '@gongkai/server/compiling/submission/submission-revision.entity'
import { EventEntity } from '@gongkai/server/platform/ledger/event.entity'
import type { FeedbackReceipt, FeedbackStanding } from '@gongkai/shared/catalogue/feedback/feedback.contract'
import type { CommentView } from '@gongkai/shared/compiling/comment/comment.contract'
import type { ErasableTexts, Erased } from '@gongkai/shared/oversight/erasure/erasure.contract'
import { adoptedBy, handedInBy } from '../../../factories/handed-in'
import { publishedFirst } from '../../../factories/published'
import { codesOf, desk, done, placesOf } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

const DATUM = '11010519491231002X'
const COMMENT = `请核对户主的身份证号${DATUM}，再报送`
const MARK = '［已抹去：个人信息，误写身份证号，区信息公开办 office，2026-07-20］'

describe.each(databases)('抹去, on $name', ({ url }) => {
  let district: District
  let entryId: number
  beforeEach(async () => {
    district = await openDistrict(await url())
    await adoptedBy(district, 'east', '01')
    entryId = (await tx().findOneByOrFail(EntryEntity, {})).id
  })
  afterEach(() => district.close())

  const tx = () => district.dataSource.manager
  const textsOf = async (place: string, id: number, account = 'office') =>
    district.call<ErasableTexts>(account, 'GET', `/api/erasures/texts?place=${place}&id=${id}`)
  const erase = (body: object, account = 'office') => district.call<Erased>(account, 'POST', '/api/erasures', body)
  /** As the page does it: what the rules find, else the words named. */
  const eraseAt = async (place: string, id: number, words: string, part?: string, account = 'office') => {
    const { texts } = done(await textsOf(place, id))
    const one = texts.find((text) => text.text.includes(words) && (!part || text.part === part))
    if (!one) throw new Error('no such words')
    const from = one.text.indexOf(words)
    const spans = [{ from, to: from + words.length }]
    return erase({ place, id, part: one.part, version: one.version, spans, reason: '误写身份证号' }, account)
  }
  /** table.column of every stored value that says it, whatever reads it */
  const telling = async (words: string): Promise<string[]> => {
    const found = new Set<string>()
    for (const { tableName } of district.dataSource.entityMetadatas) {
      const rows: Record<string, unknown>[] = await tx().query(
        `SELECT * FROM ${district.dataSource.driver.escape(tableName)}`,
      )
      for (const row of rows)
        for (const [column, value] of Object.entries(row))
          if (String(value).includes(words)) found.add(`${tableName}.${column}`)
    }
    return [...found].sort()
  }
  const withCleared = async () => {
    // A text of before there was a gate.
    await tx().query(`UPDATE comment SET text = REPLACE(text, '某号码', '${DATUM}')`)
    await tx().query(`UPDATE event SET detail = REPLACE(detail, '某号码', '${DATUM}')`)
    await tx().query(`UPDATE notice SET text = REPLACE(text, '某号码', '${DATUM}')`)
  }
  const commented = async () => {
    const [comment] = done(await desk(district, 'civil').comment(entryId, COMMENT.replace(DATUM, '某号码')))
    await desk(district, 'east').notices()
    await withCleared()
    return (comment as CommentView).id
  }

  test('a datum in a comment goes from it, the 留痕, notices and whatever repeats it', async () => {
    const id = await commented()
    expect(await telling(DATUM)).toEqual(['comment.text', 'event.detail', 'notice.text'])
    const { texts } = done(await textsOf('comment', id))
    expect(texts).toMatchObject([{ part: 'text', text: COMMENT, findings: [{ kind: 'identity', from: 10 }] }])

    const erased = done(await eraseAt('comment', id, DATUM))
    const now = COMMENT.replace(DATUM, MARK)
    expect(erased).toEqual({ text: now, places: 3, left: 0 })
    expect(await telling(DATUM)).toEqual([])
    expect(done(await desk(district, 'east').comments(entryId))[0]?.text).toBe(now)
    expect((await desk(district, 'east').notices()).items[0]?.text).toBe(now)
    const rows = done(await desk(district, 'office').ledger()).items
    expect(rows[0]?.sentence).toBe('区信息公开办 office 抹去了 1 处个人信息，共 3 段文字：误写身份证号')
    expect(rows.find(({ kind }) => kind === 'comment.added')?.sentence).toContain(MARK)
    const event = await tx().findOneByOrFail(EventEntity, { kind: 'comment.added' })
    expect(event).toMatchObject({ by: '区民政局 civil', kind: 'comment.added' })
  })

  test('a short name goes with copies of its text, and not from the words of others', async () => {
    const [comment] = done(await desk(district, 'civil').comment(entryId, '请张三家补交材料')) as [CommentView]
    done(await desk(district, 'civil').comment(entryId, '张三丰乡的名称写错了'))
    await desk(district, 'east').notices()
    done(await eraseAt('comment', comment.id, '张三'))
    expect((await telling('请张三家')).length).toBe(0)
    expect(await telling('张三丰乡')).toEqual(['comment.text', 'event.detail', 'notice.text'])
  })

  test('a text that is not the one that was read is not touched, nor are words that are not there', async () => {
    const id = await commented()
    const [one] = done(await textsOf('comment', id)).texts as ErasableTexts['texts']
    const body = { place: 'comment', id, part: 'text', version: one?.version, reason: '误写身份证号' }
    const before = await telling(DATUM)
    const moved = await erase({ ...body, version: 7, spans: [{ from: 10, to: 28 }] })
    expect([moved.status, codesOf(moved)]).toEqual([409, ['erasure.changed']])
    expect(placesOf(await erase({ ...body, spans: [], reason: '' }))).toEqual([
      'erasure.reason at reason',
      'erasure.spans at spans',
    ])
    const wrong = [
      { from: 5, to: 5 },
      { from: 4, to: 9 },
      { from: 8, to: 12 },
      { from: 20, to: 999 },
    ]
    expect(placesOf(await erase({ ...body, spans: wrong }))).toEqual([
      'erasure.span at spans/0',
      'erasure.span at spans/1',
      'erasure.span at spans/2',
      'erasure.span at spans/3',
    ])
    expect(placesOf(await erase({ ...body, spans: [{ from: 10, to: 28 }], reason: `写了${DATUM}` }))).toEqual([
      'personal.block at reason',
    ])
    expect(codesOf(await erase({ ...body, spans: [{ from: 3, to: 5 }], reason: '写了户主二字' }))).toEqual([
      'erasure.reason',
    ])
    for (const more of [
      { spans: [null] },
      { spans: 'x' },
      { spans: [{ from: -1, to: 2 }] },
      { spans: [{ from: 0.5, to: 2 }] },
      { place: 'event_entry', spans: [] },
      { id: 0, spans: [] },
      { part: null, spans: [] },
    ])
      expect({ more, status: (await erase({ ...body, ...more })).status }).toEqual({ more, status: 400 })
    expect(placesOf(await erase({ ...body, spans: [[]] }))).toEqual(['erasure.span at spans/0'])
    expect((await erase({ ...body, id: 999, spans: [{ from: 0, to: 1 }] })).status).toBe(404)
    expect((await erase({ ...body, part: 'name', spans: [{ from: 0, to: 1 }] })).status).toBe(404)
    expect(await telling(DATUM)).toEqual(before)
  })

  test('only an approver or the administrator of the office', async () => {
    const id = await commented()
    for (const account of ['civil', 'east', 'east-01']) {
      expect((await textsOf('comment', id, account)).status).toBe(403)
      expect((await eraseAt('comment', id, DATUM, 'text', account)).status).toBe(403)
    }
    expect(codesOf(await eraseAt('comment', id, DATUM, 'text', 'office-editor'))).toEqual(['account.role'])
    expect((await telling(DATUM)).length).toBe(3)
  })

  test('two at once: one erases, the other is told that the text is another, and nothing is erased twice', async () => {
    const id = await commented()
    const replies = await Promise.all([eraseAt('comment', id, DATUM), eraseAt('comment', id, DATUM)])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
    const [text] = done(await textsOf('comment', id)).texts
    expect(text?.text).toBe(COMMENT.replace(DATUM, MARK))
    expect(codesOf(await eraseAt('comment', id, '已抹去'))).toEqual(['erasure.already'])
    // The rest of it may go too.
    done(await eraseAt('comment', id, '请核对户主的'))
    expect(done(await textsOf('comment', id)).texts[0]?.text.match(/［已抹去/g)).toHaveLength(2)
  })

  test('a reason of a return: by the 留痕, from the remark, the notice and the history', async () => {
    const { id } = await handedInBy(district, 'east', '01')
    done(await desk(district, 'civil').return(id, '户主号码某某某某，请删去'))
    await desk(district, 'east').notices()
    for (const table of ['remark', 'notice'])
      await tx().query(`UPDATE ${table} SET text = REPLACE(text, '某某某某', '${DATUM}')`)
    await tx().query(`UPDATE event SET detail = REPLACE(detail, '某某某某', '${DATUM}')`)
    const event = await tx().findOneByOrFail(EventEntity, { kind: 'submission.returned' })
    expect((await telling(DATUM)).length).toBeGreaterThanOrEqual(3)
    const { texts } = done(await textsOf('event', event.id))
    expect(texts.map(({ part }) => part)).toContain('overall')
    done(await eraseAt('event', event.id, DATUM))
    expect(await telling(DATUM)).toEqual([])
    expect((await tx().findOneByOrFail(RemarkEntity, {})).text).toContain('［已抹去：个人信息')
    expect((await tx().findOneByOrFail(EventEntity, { id: event.id })).detail.revision).toBe(1)
  })

  test('rows as they were handed in and imported lose it too; drafts are counted, for their units mask them', async () => {
    const { id } = await handedInBy(district, 'east', '01')
    await tx().query(`UPDATE submission_revision SET entries = REPLACE(entries, '对象名单', '名单${DATUM}')`)
    await tx().query(`UPDATE entry SET fields = REPLACE(fields, '对象名单', '名单${DATUM}') WHERE id = ${entryId}`)
    await tx().query(`UPDATE assignment SET no_duty_reason = '已由${DATUM}户主说明' WHERE id = ${id}`)
    const erased = done(await eraseAt('assignment', id, DATUM))
    expect(erased.left).toBe(1)
    expect(await telling(DATUM)).toEqual(['entry.fields'])
    const revision = await tx().findOneOrFail(SubmissionRevisionEntity, {
      where: {},
      select: { id: true, entries: true },
    })
    expect(revision.entries[0]?.fields.content).toContain(MARK)
  })

  test('a resident’s words and the answer; a text that is too long for the mark gives way at its end', async () => {
    await publishedFirst(district)
    const given = { kind: 'wrong', text: '这个事项写得不对', entryId: '01-east-0001' }
    const { trackingCode } = done(await district.call<FeedbackReceipt>(null, 'POST', '/api/public/feedback', given))
    const long = `${DATUM}${'写'.repeat(482)}`
    await tx().query(`UPDATE feedback SET text = '${long}', answer = '请带${DATUM}来', answered_at = at`)
    const [{ id }] = (await tx().query('SELECT id FROM feedback')) as [{ id: number }]
    done(await eraseAt('feedback', id, DATUM, 'answer'))
    const standing = done(await district.call<FeedbackStanding>(null, 'GET', `/api/public/feedback/${trackingCode}`))
    expect(standing.answer).toBe(`请带${MARK}来`)
    expect(standing.text.startsWith(`${MARK}写写`)).toBe(true)
    expect(standing.text.length).toBe(500)
    expect(await telling(DATUM)).toEqual([])
  })

  test('a notice that is drawn after it says the mark', async () => {
    done(await desk(district, 'civil').comment(entryId, COMMENT.replace(DATUM, '某号码')))
    await tx().query(`UPDATE comment SET text = REPLACE(text, '某号码', '${DATUM}')`)
    await tx().query(
      `UPDATE event SET detail = REPLACE(detail, '某号码', '${DATUM}'), delivered_at = NULL WHERE kind = 'comment.added'`,
    )
    await tx().query('DELETE FROM notice')
    const [{ id }] = (await tx().query('SELECT id FROM comment')) as [{ id: number }]
    done(await eraseAt('comment', id, DATUM))
    const notices = (await desk(district, 'east').notices()).items
    expect(JSON.stringify(notices)).toContain('已抹去')
    expect(await telling(DATUM)).toEqual([])
  })
})
