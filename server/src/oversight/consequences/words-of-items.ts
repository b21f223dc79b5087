import type { EventCase } from './event-case.js'

export type Message = [title: string, text: string]

const NUMBERS_TOLD = 5
/** Some of these numbers, and how many there are. */
export const numbered = (numbers: readonly string[], count: number) =>
  `${numbers.slice(0, NUMBERS_TOLD).join('、')}${count > NUMBERS_TOLD ? ` 等 ${count} 个` : ''}`
/** Told to a unit: what an edition, a choice of the office or a finalised 动态调整 did to its published items. */
export const withdrawnItems = (numbers: readonly string[], count: number, reasons: readonly string[]): Message => [
  `本单位有 ${count} 个公开事项随新版目录撤销`,
  `${numbered(numbers, count)}。${reasons.length > 0 ? `原因：${reasons.join('；')}` : ''}`,
]
export const keptItems = (count: number): Message => [
  `本单位有 ${count} 个公开事项在新版目录中原样沿用`,
  '本单位没有在本轮更新这些事项，群众会看到“沿用，未更新”。请尽快核对报送。',
]
export const unitWithdrawn = (eventCase: EventCase): Message => [
  `区信息公开办决定：发布“${eventCase.domain.name}”时撤销本单位未报送的事项`,
  `${eventCase.event.detail.reason}。发布以前通过审核的，以报送的内容为准。`,
]
export const unitKept = (eventCase: EventCase): Message => [
  `区信息公开办改为沿用本单位“${eventCase.domain.name}”的现行事项`,
  '发布时不撤销，请尽快核对报送。',
]
export const intoRow = ({ domain, event: { detail } }: EventCase): Message => {
  const asked = (detail.asked as unknown[] | undefined)?.length ?? 0
  if (detail.takenBack)
    return [`“${domain.name}”填报中的一行已恢复`, '原先并入的动态调整被撤回审定或者终止，这一行已改回原来的内容。']
  if (detail.withdrawn)
    return [`“${domain.name}”填报中的一行已随动态调整撤销`, '已审定撤销的事项不再列入本轮，需要保留的可以恢复。']
  return asked > 0
    ? [`“${domain.name}”填报中有 ${asked} 栏需要选择`, '已审定的动态调整与本轮填写的内容不同，请在该栏选择保留哪一份。']
    : [`已审定的动态调整并入了“${domain.name}”的填报`, '本轮没有改动的栏目已按动态调整更新，请核对。']
}
