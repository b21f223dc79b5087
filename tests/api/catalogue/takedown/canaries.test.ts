import { mkdtempSync, rmSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { PublicCatalogue } from '@gongkai/server/catalogue/public-catalogue/public-catalogue'
import { EventEntity } from '@gongkai/server/platform/ledger/event.entity'
import { publishedFirst } from '../../../factories/published'
import { desk, done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { openDistrict, PASSWORD } from '../../../support/district'
import { exporter } from '../../../support/exporting'
import { ask, runCommand, startServer } from '../../../support/operating'
import { closePdfs } from '../../../support/pdf'
import { publicAddresses, tellingOf, textIn } from '../../../support/public-sweep'

const ID = '11010519491231002X'
const ITEM = '01-east-0001'

/** Every file below a folder, unpacked, whose text says the words. */
async function filesTelling(folder: string, words: string): Promise<string[]> {
  const telling: string[] = []
  for (const dirent of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!dirent.isFile()) continue
    const bytes = await readFile(join(dirent.parentPath, dirent.name))
    const plain = dirent.name.endsWith('.gz') ? gunzipSync(bytes) : bytes
    if ((await textIn(plain)).includes(words)) telling.push(dirent.name)
  }
  return telling
}

describe.each(databases)('a datum that was planted stays where it was written, on $name', ({ url }) => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-canary-'))
  afterAll(() => {
    closePdfs()
    rmSync(folder, { recursive: true, force: true })
  })

  test('in a draft, a comment, feedback and an import: no public answer, index, suggestion, package or log tells it', async () => {
    const address = await url()
    const district = await openDistrict(address)
    const id = await desk(district, 'west').idIn('01')
    done(await desk(district, 'west').add(id, { level1: '救助', level2: '临时救助', content: `户主${ID}` }))
    await publishedFirst(district)
    expect((await desk(district, 'civil').comment(1, `请核对${ID}`)).status).toBe(422)
    const given = { kind: 'wrong', text: `我的号码${ID}写错了`, entryId: ITEM }
    const { trackingCode } = done(
      await district.call<{ trackingCode: string }>(null, 'POST', '/api/public/feedback', given),
    )
    const pasted = { text: `一级事项\t二级事项\t公开内容\n救助\t低保\t户主${ID}`, kind: 'entries', domain: '01' }
    done(await district.call('west', 'POST', '/api/imports/pasted', pasted))
    await district.app.get(PublicCatalogue).reload()
    await district.app.get(PublicCatalogue).standing.search.ready

    const asked = { numbers: [ITEM], words: [ID, '救助'], codes: [trackingCode] }
    expect(await tellingOf(district.app, await publicAddresses(district.app, asked), [ID])).toEqual([])
    const { reply } = await exporter(district, 'office').made({ kind: 'website', format: 'zip' })
    expect(await textIn(reply.rawPayload)).not.toContain(ID)
    for (const name of (await readdir(tmpdir())).filter((one) => one.startsWith(`gongkai-search-${process.pid}-`)))
      expect(await filesTelling(join(tmpdir(), name), ID)).toEqual([])
    const events = await district.dataSource.manager.find(EventEntity)
    expect(events.filter(({ detail }) => JSON.stringify(detail).includes(ID))).toEqual([])
    await district.close()

    const server = await startServer({
      DATABASE_URL: address,
      GONGKAI_FILES: join(folder, 'log'),
      GONGKAI_DEMO: '0',
      GONGKAI_HOST: '127.0.0.1',
    })
    const { body } = await ask(server.origin, '/api/session', { account: 'west', password: PASSWORD })
    await ask(server.origin, `/api/assignments/${id}`, undefined, body.token)
    await ask(server.origin, '/api/takedowns', { subject: ID, subjectKind: ID, reason: ID }, body.token)
    await ask(server.origin, `/api/public/entries?q=${ID}`)
    server.child.kill('SIGTERM')
    expect((await server.ended).said).not.toContain(ID)
  })

  test('after 紧急下线 a back-up holds it in no prepared file', async () => {
    const address = await url()
    const files = join(folder, 'files')
    const district = await openDistrict(address)
    await publishedFirst(district)
    await district.dataSource.query(`UPDATE edition_entry SET snapshot = REPLACE(snapshot, '对象名单', '${ID}')`)
    await district.close()

    const server = await startServer({
      DATABASE_URL: address,
      GONGKAI_FILES: files,
      GONGKAI_DEMO: '0',
      GONGKAI_HOST: '127.0.0.1',
    })
    const document = await fetch(`${server.origin}/api/public/documents?format=docx`)
    expect(await textIn(Buffer.from(await document.arrayBuffer()))).toContain(ID)
    expect(await filesTelling(files, ID)).toHaveLength(1)
    const { body } = await ask(server.origin, '/api/session', { account: 'office', password: PASSWORD })
    for (const subject of [ITEM, '01-east-0002']) {
      const asked = { subjectKind: 'entry', subject, kind: 'personal', reason: '误写了群众的号码' }
      expect((await ask(server.origin, '/api/takedowns', asked, body.token)).status).toBe(201)
    }
    const copies = join(folder, 'copies')
    const made = await runCommand('backup', [copies], { DATABASE_URL: address, GONGKAI_FILES: files })
    expect(made.code).toBe(0)
    // The editions themselves keep it, so that it can be mended: nobody outside reads them.
    const telling = await filesTelling(copies, ID)
    expect(telling.filter((name) => !['edition_entry.jsonl.gz', 'entry.jsonl.gz'].includes(name))).toEqual([])
    server.child.kill('SIGTERM')
    expect((await server.ended).said).not.toContain(ID)
  })
})
