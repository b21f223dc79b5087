import { Background } from '@gongkai/server/oversight/notification/background'
import type { EntryDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { publishedFirst } from '../../../factories/published'
import { desk, done } from '../../../support/acting'
import { amending, CAUSE } from '../../../support/amending'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { answer, CANARIES, IDENTITY, MOBILE, saying, toAnswer, writeRow } from '../../../support/guarding'

/** The tables in which a draft stands as it was written. */
const DRAFTS = new Set(['entry', 'amendment'])

describe.each(databases)('a datum in a draft, on $name', ({ url }) => {
  let district: District
  const printed: string[] = []
  const { stdout, stderr } = process
  const writers = [stdout.write, stderr.write] as const
  beforeAll(async () => {
    district = await openDistrict(await url())
    for (const stream of [stdout, stderr])
      stream.write = ((text: string | Uint8Array) => printed.push(String(text)) > 0) as typeof stream.write
  })
  afterAll(async () => {
    ;[stdout.write, stderr.write] = writers
    await district.close()
  })

  const found = (text: string) => CANARIES.filter((datum) => text.includes(datum))

  test('stands in the draft and nowhere else: not in refusals, the ledger, notices, answers, logs', async () => {
    await publishedFirst(district)
    const said = `联系人王小明，手机${MOBILE}，身份证号${IDENTITY}`
    const { id, entryId, its } = await saying(district, 'west', '01', '低保', said)
    const { version } = await writeRow(district, 'west', entryId, { level2: `低保${IDENTITY}`, level3: said })
    const refused: unknown[] = [
      await its.submit(id),
      await its.comment(entryId, said),
      await its.noDuty(id, said),
      await its.remove(entryId, version, said),
      await desk(district, 'civil').nudge([id], said),
      await desk(district, 'civil').return(id, said),
      await district.send('west', 'PUT', `/api/entries/${entryId}`, { version: 1, fields: {} }),
    ]
    const marked = done(await district.call<EntryDetail>('west', 'GET', `/api/entries/${entryId}`)).findings ?? []
    for (const finding of marked.filter(({ gravity }) => gravity !== 'note'))
      refused.push(await answer(district, 'office', toAnswer(`entry/${entryId}`, finding, { reason: '已经核实' })))
    const town = amending(district, 'east')
    const draft = done(await town.revise('01-east-0001'))
    done(await town.save(draft.id, CAUSE, { level2: `低保${IDENTITY}`, content: said }))
    refused.push(await town.propose(draft.id))
    await town.remove(draft.id)
    const added = done(await town.draft({ kind: 'add', domainCode: '01' }))
    done(await town.save(added.id, CAUSE, { level1: '救助', level2: `临时救助${IDENTITY}`, content: said }))
    refused.push(await town.propose(added.id))
    const row = await writeRow(district, 'west', entryId, {})
    done(await its.remove(entryId, row.version))
    await district.app.get(Background).turn()

    expect(refused.length).toBeGreaterThan(10)
    // Marks, and what stands where somebody came too late, are the unit's own draft.
    const answers = refused.map((one) => JSON.stringify((one as { body: { refusals?: object } }).body.refusals ?? {}))
    expect(found(answers.join('\n'))).toEqual([])
    expect(found(printed.join('\n'))).toEqual([])
    for (const { tableName } of district.dataSource.entityMetadatas) {
      if (DRAFTS.has(tableName)) continue
      const rows = await district.dataSource.query(`SELECT * FROM ${district.dataSource.driver.escape(tableName)}`)
      expect({ tableName, found: found(JSON.stringify(rows)) }).toEqual({ tableName, found: [] })
    }
    const drafts = await district.dataSource.query('SELECT * FROM entry')
    expect(found(JSON.stringify(drafts))).not.toEqual([])
    for (const account of ['office', 'west', 'civil']) {
      expect(found(JSON.stringify(await desk(district, account).ledger()))).toEqual([])
      expect(found(JSON.stringify(await desk(district, account).notices()))).toEqual([])
    }
  })
})
