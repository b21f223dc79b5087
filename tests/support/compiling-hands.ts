import { pageUrl } from '../../miniapp/src/routes'
import type { Hand } from './counted-hand'

/** The compiling of one domain as a person does it, at the pages of the work; ids are read by the caller. */
export const compilingHands = (origin: string) => ({
  /** The first sign-in, with the password that the office gave and one’s own from then on. */
  async arrive(hand: Hand, account: string, given: string, own: string, arrived = '填报任务'): Promise<void> {
    await hand.open(origin, pageUrl('signIn'))
    await hand.type('账号', account)
    await hand.type('密码', given)
    await hand.tap('登录')
    await hand.type('初始密码', given)
    await hand.type('新密码', own)
    await hand.type('再输一次新密码', own)
    await hand.tap('保存新密码')
    await hand.see(arrived)
  },

  /** Every model row that is asked for is chosen and adopted. */
  async adopt(hand: Hand, assignmentId: number): Promise<void> {
    await hand.open(origin, pageUrl('assignment', { id: assignmentId }))
    await hand.see('标准指引')
    const rows = hand.page.locator('.taro_page').filter({ visible: true }).locator('[id^="guideline-"]')
    await rows.first().waitFor()
    for (const row of await rows.all()) await row.getByRole('checkbox').check()
    await hand.tap(/^采用所选/)
    await hand.see(/^已采用/)
  },

  async handIn(hand: Hand, assignmentId: number): Promise<void> {
    await hand.open(origin, pageUrl('assignment', { id: assignmentId }))
    await hand.tap('报送')
    await hand.tap('确认报送')
    await hand.see(/待审核|已通过/)
  },

  async approve(hand: Hand, assignmentId: number): Promise<void> {
    await hand.open(origin, pageUrl('submission', { id: assignmentId }))
    await hand.tap('通过')
    await hand.tap('确认通过')
    await hand.see('已通过')
  },

  async report(hand: Hand, reportId: number, act: '上报' | '接收'): Promise<void> {
    await hand.open(origin, pageUrl('report', { id: reportId }))
    await hand.tap(act)
    await hand.tap(`确认${act}`)
    await hand.see(act === '上报' ? /^(已上报|待接收)/ : /^已接收/)
  },

  /** All that is ready: the publisher signs 编制 and 审核, the second person of the office 保密审查. */
  async publish(hand: Hand, second: Hand): Promise<void> {
    await hand.open(origin, pageUrl('edition'))
    await hand.tap('全部选择')
    await hand.tap(/^预览/)
    await hand.tap('签署编制')
    await hand.tap('签署审核')
    await hand.see('撤回签署')
    await second.open(origin, pageUrl('edition'))
    await second.tap(/^查看.*的预览$/)
    await second.tap('签署保密审查')
    await second.see('撤回签署')
    await hand.tap('发布')
    await hand.tap('确认发布')
    await hand.see(/已发布/)
  },
})
