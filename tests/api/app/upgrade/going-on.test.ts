import { AmendmentEntity } from '@gongkai/server/catalogue/amendment/amendment.entity'
import { SubmissionEntity } from '@gongkai/server/compiling/submission/submission.entity'
import type { PublicEntry } from '@gongkai/shared/district/edition/public-entry'
import { handedInBy } from '../../../factories/handed-in'
import { acceptedOf, publish } from '../../../factories/published'
import { desk, done } from '../../../support/acting'
import { amending, CAUSE } from '../../../support/amending'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { rewriteStored, without, withUnknown } from '../../../support/stored-rows'

const NEWER = '新版本写入的内容'
const RELEASES = [
  { release: 'an older release', another: without('empty') },
  { release: 'a newer release', another: withUnknown(NEWER) },
]

describe.each(databases)('the work goes on upon what another release stored, on $name', ({ url }) => {
  test.each(RELEASES)('$release: filled, handed in, returned, approved, published, amended', async ({ another }) => {
    const district: District = await openDistrict(await url())
    const { manager } = district.dataSource
    /** Everything that stands is as the other release would have stored it. */
    const age = () => rewriteStored(district.dataSource, another)
    const [town, lead, office] = [desk(district, 'east'), desk(district, 'civil'), amending(district, 'office')]
    const { id } = await handedInBy(district, 'east', '01')
    await age()
    done(await lead.review(id))
    const [first] = (await lead.read(id)).entries
    done(await lead.mark(id, first?.id ?? 0, 'return', [{ field: 'timeLimit', text: '请写明期限' }]))
    done(await lead.return(id, '请修改'))
    await age()
    const [entry] = (await town.read(id)).entries
    if (!entry) throw new Error('nothing was handed in')
    // A phone sends back whole the entry as it read it.
    done(await town.save(entry.id, entry.version, { ...entry.fields, timeLimit: '信息形成之日起10个工作日内' }))
    done(await town.duplicate(entry.id))
    done(await town.submit(id))
    await age()
    done(await lead.approve(id))

    // the other phase without the long way there
    await acceptedOf(district, ['01'], [])
    await manager.update(SubmissionEntity, { assignmentId: id }, { state: 'approved', revision: 1 })
    await age()
    done(await publish(district))
    await age()
    const own = amending(district, 'east')
    const amendment = done(await own.revise('01-east-0001'))
    done(await own.save(amendment.id, CAUSE, { content: '对象名单、标准' }))
    await age()
    done(await own.propose(amendment.id))
    done(await amending(district, 'civil').approve(amendment.id))
    await age()
    done(await office.finalise(amendment.id))
    done(await publish(district, { note: '' }))
    await age()
    const read = await district.call<PublicEntry>(null, 'GET', '/api/public/entries/01-east-0001')
    expect(read).toMatchObject({ status: 200, body: { level2: '低保', content: '对象名单、标准' } })

    // The fields of a newer release are still there after all of it, and were never shown.
    const [{ entryId } = { entryId: 0 }] = await manager.find(AmendmentEntity)
    const [row] = await district.dataSource.query(`SELECT fields FROM entry WHERE id = ${entryId}`)
    expect(JSON.stringify(read.body)).not.toContain(NEWER)
    if (another !== RELEASES[0]?.another) expect(row.fields).toContain(NEWER)
    expect(JSON.parse(row.fields)).toMatchObject({ level2: '低保', content: '对象名单、标准' })
    await district.close()
  })
})
