import { entities, migrations } from '@gongkai/server/app/entities'
import { LawEntity, LIBRARY } from '@gongkai/server/district/law/law.entity'
import { act } from '@gongkai/server/platform/database/act'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import { kept } from '@gongkai/server/platform/database/kept'
import type { EntityManager } from 'typeorm'
import { databases } from '../support/databases'
import { type District, openDistrict } from '../support/district'
import { expectSoon } from '../support/expect-soon'

describe.each(databases)('what is kept for a moment, on $name', ({ url }) => {
  let district: District
  let address: string
  beforeAll(async () => {
    address = await url()
    district = await openDistrict(address)
    const law = {
      organisationCode: LIBRARY,
      status: 'effective',
      replacedBy: '',
      note: '',
      documentNumber: '',
    } as const
    await district.dataSource.manager.insert(LawEntity, { ...law, title: '试验法', searchKey: '试验法' })
  })
  afterAll(() => district.close())

  let reads = 0
  const note = (tx: EntityManager) =>
    kept(tx, [LawEntity], 'note', async () => {
      reads++
      return (await tx.findOneByOrFail(LawEntity, { title: '试验法' })).note
    })
  const write = (tx: EntityManager, text: string) => tx.update(LawEntity, { title: '试验法' }, { note: text })

  test('is read once, and anew after a write, however it was written', async () => {
    const { manager } = district.dataSource
    await write(manager, '一')
    expect(await note(manager)).toBe('一')
    reads = 0
    expect([await note(manager), await note(manager)]).toEqual(['一', '一'])
    expect(reads).toBe(0)
    await write(manager, '二')
    expect(await note(manager)).toBe('二')
    await district.dataSource.query("UPDATE law SET note = '三' WHERE title = '试验法'")
    expect(await note(manager)).toBe('三')
  })

  test('a transaction sees what it wrote itself, others only what is committed, and nobody what was undone', async () => {
    const { dataSource } = district
    await write(dataSource.manager, '先')
    await act(dataSource, async (tx) => {
      expect(await note(tx)).toBe('先')
      await write(tx, '后')
      expect(await note(tx)).toBe('后')
    })
    expect(await note(dataSource.manager)).toBe('后')
    const undone = act(dataSource, async (tx) => {
      await write(tx, '不算')
      expect(await note(tx)).toBe('不算')
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await note(dataSource.manager)).toBe('后')
  })

  test('what another process wrote is seen soon', async () => {
    await write(district.dataSource.manager, '这里')
    expect(await note(district.dataSource.manager)).toBe('这里')
    const other = await createDataSource(address, entities, migrations).initialize()
    await write(other.manager, '那里')
    await other.destroy()
    await expectSoon(() => note(district.dataSource.manager), '那里')
  })
})
