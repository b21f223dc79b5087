import { OrganisationEntity } from '@gongkai/server/district/organisation/organisation.entity'
import { act } from '@gongkai/server/platform/database/act'
import { rowLock } from '@gongkai/server/platform/database/row-lock'
import { databases } from '../support/databases'
import { type District, openDistrict } from '../support/district'

describe.each(databases)('an act, on $name', ({ url }) => {
  let district: District
  beforeAll(async () => {
    district = await openDistrict(await url())
  })
  afterAll(() => district.close())

  test('of two that wait for each other’s rows both are done in the end', async () => {
    const { dataSource } = district
    const bothHoldOne = meeting(dataSource.options.type === 'mysql' ? 2 : 1)
    const rename = (first: string, second: string) =>
      act(dataSource, async (tx) => {
        for (const code of [first, second]) {
          const organisation = await tx.findOneOrFail(OrganisationEntity, { where: { code }, ...rowLock(tx) })
          await tx.update(OrganisationEntity, { code }, { name: `${organisation.name}新` })
          if (code === first) await bothHoldOne()
        }
      })
    const nameOf = async (code: string) => (await dataSource.manager.findOneByOrFail(OrganisationEntity, { code })).name
    const before = [await nameOf('east'), await nameOf('west')]
    await Promise.all([rename('east', 'west'), rename('west', 'east')])
    expect([await nameOf('east'), await nameOf('west')]).toEqual(before.map((name) => `${name}新新`))
  })

  test('another fault is not tried again', async () => {
    let tried = 0
    const failing = act(district.dataSource, async () => {
      tried++
      throw new Error('unwell')
    })
    await expect(failing).rejects.toThrow('unwell')
    expect(tried).toBe(1)
  })
})

/** Waits until so many have come, and from then on for nobody. */
function meeting(size: number): () => Promise<void> {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  let come = 0
  return () => {
    if (++come >= size) open()
    return opened
  }
}
