import { buffer } from 'node:stream/consumers'
import { DisclosureFileEntity } from '@gongkai/server/catalogue/disclosure-file/disclosure-file.entity'
import { DisclosureFileStore } from '@gongkai/server/catalogue/disclosure-file/disclosure-file-store'
import sharp from 'sharp'
import { publishedFirst } from '../factories/published'
import { screenDatabases } from '../support/databases'
import { type District, openDistrict } from '../support/district'
import { expectSoon } from '../support/expect-soon'
import { expectDocumented } from './harness/documented'
import { onPhones } from './harness/on-phones'

describe.each(screenDatabases)('a photo of the notice board in the mini-program, on $name', ({ url }) => {
  let district: District
  const on = onPhones(async () => {
    district = await openDistrict(await url())
    await publishedFirst(district)
    return district
  })

  test('is looked at and painted over before it is sent; what was covered never leaves the phone', async () => {
    const phone = await on.signedIn('east-01')
    await phone.tap('登记公开')
    await phone.holdCode('pages/public/entry/index?scene=e%3A01-east-0001')
    await phone.tap('扫海报')
    const white = { create: { width: 800, height: 400, channels: 3, background: '#ffffff' } } as const
    await phone.holdPhoto(await sharp(white).jpeg().toBuffer())
    await phone.tap('拍照')
    await phone.see('照片里有没有人脸、姓名、证件号码、车牌？')
    await phone.tap('有，先涂盖')
    await phone.see('要上传的照片，已遮盖 0 处')
    await phone.draw([0, 0], [0.5, 1])
    await phone.see('要上传的照片，已遮盖 1 处')
    await phone.tap('完成')
    await phone.tap('已遮盖，上传')
    await phone.see('照片 1')
    const { manager } = district.dataSource
    await expectSoon(() => manager.count(DisclosureFileEntity), 1)
    const [{ sha256 = '' } = {}] = await manager.find(DisclosureFileEntity)
    const { store } = district.app.get(DisclosureFileStore)
    const { data, info } = await sharp(await buffer(store.read(sha256)))
      .raw()
      .toBuffer({ resolveWithObject: true })
    const dot = (x: number, y: number) => data[(y * info.width + x) * info.channels] ?? -1
    expect([info.width, info.height]).toEqual([800, 400])
    expect([dot(100, 200) < 20, dot(700, 200) > 235]).toEqual([true, true])
    await phone.tap('移除照片 1')
    await phone.tap('选照片')
    await phone.tap('没有，上传')
    await expectSoon(() => manager.count(DisclosureFileEntity), 2)
  })

  test('called what the document of interfaces says', () => expectDocumented(on.weapp, __filename))
})
