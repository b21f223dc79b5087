import { adoptedBy } from '../factories/handed-in'
import { SENT } from '../journeys/draft-phone'
import { desk, done } from '../support/acting'
import { screenDatabases } from '../support/databases'
import { type District, openDistrict, PASSWORD } from '../support/district'
import { expectSoon } from '../support/expect-soon'
import type { Phone } from './harness/driver'
import { onPhones } from './harness/on-phones'

const IDENTITY = '11010519491231002X'
const MASKED = '110***********002X'

describe.each(screenDatabases)('个人信息 in the mini-program, on $name', ({ url }) => {
  let district: District
  let phone: Phone
  let work: number
  const on = onPhones(async () => {
    district = await openDistrict(await url())
    done(await desk(district, 'east').delegate(await desk(district, 'east').idIn('01'), 'east-01'))
    work = (await adoptedBy(district, 'east-01', '01')).id
    return district
  })
  beforeAll(async () => {
    phone = await on.phone()
    await phone.openPage('/pages/account/sign-in/index')
    await phone.fill('账号', 'east-01')
    await phone.fill('密码', PASSWORD)
    await phone.tap('登录')
    await phone.see('填报任务')
  })
  const level3 = async () => (await desk(district, 'east-01').read(work)).entries[0]?.fields.level3

  test('a village types an identity number: marked, masked by a tap, brought back, masked again and saved so', async () => {
    const [row] = (await desk(district, 'east-01').read(work)).entries
    await phone.openPage(`/pages/fill/entry/index?id=${row?.id}`)
    await phone.fill('三级事项', `张三，身份证号${IDENTITY}`)
    await phone.see('个人信息 1 处（身份证号）')
    await phone.see('身份证号 · 必须遮盖')
    await phone.tap('遮盖身份证号')
    await expectSoon(() => phone.value('三级事项'), `张三，身份证号${MASKED}`)
    await phone.tap('三级事项：撤销遮盖')
    await expectSoon(() => phone.value('三级事项'), `张三，身份证号${IDENTITY}`)
    await phone.tap('遮盖身份证号')
    await phone.see('已遮盖 1 处')
    await phone.see(SENT)
    await expectSoon(level3, `张三，身份证号${MASKED}`)
  })
})
