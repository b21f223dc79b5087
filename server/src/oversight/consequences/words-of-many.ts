import type { NoticeKind } from '@gongkai/shared/base/words/notice-kinds'
import type { Role } from '@gongkai/shared/base/words/roles'
import type { EventCase } from './event-case.js'
import type { Message } from './words-of-items.js'

type As = 'owner' | 'reviewer' | 'office'
interface Told {
  organisationCode: string
  as: As
  count: number
}

const word = ({ event }: EventCase, key: string) => String(event.detail[key] ?? '')
const listed = <Item>({ event }: EventCase, key: string) => (event.detail[key] as Item[] | undefined) ?? []

/** An act upon many 动态调整, told to each unit that it concerns. */
export function ofMany(eventCase: EventCase) {
  const act = word(eventCase, 'act')
  return listed<Told>(eventCase, 'told').map(({ organisationCode, as, count }) => ({
    organisationCode,
    as,
    kind: (act === 'returned' ? 'returned' : 'amendment') satisfies NoticeKind as NoticeKind,
    role: as === 'owner' ? null : ('approver' satisfies Role as Role),
    message: wordsOf(eventCase, act, as, count),
  }))
}

function wordsOf(eventCase: EventCase, act: string, as: As, count: number): Message {
  const { actor } = eventCase
  const several = `${count} 件动态调整`
  if (as === 'office') return [`${several}等待审定`, `${actor.name}一并办理，请批量审定或退回。`]
  if (as === 'reviewer') return [`${actor.name}提出 ${several}`, '已发布的目录，请批量审核。']
  if (act === 'returned') return [`${actor.name}退回了 ${several}`, word(eventCase, 'remark')]
  if (act === 'approved') return [`${actor.name}通过了 ${several}`, '其余牵头单位也通过后，由区信息公开办审定。']
  return [
    `${several}已审定`,
    '将随下一版目录发布，发布以前群众看到的仍是原来的内容。正在填报的相应事项已一并更新，与本轮填写不一致的请在任务中选择。',
  ]
}

/** A unit of a wave, with what concerns it. */
export interface WaveUnit {
  organisationCode: string
  items: number
  rows?: number
  models?: number
}
export const waveUnits = (eventCase: EventCase, key: 'units' | 'leads') => listed<WaveUnit>(eventCase, key)

const law = (eventCase: EventCase) => `《${word(eventCase, 'law')}》`
const instead = (eventCase: EventCase) => `《${word(eventCase, 'replacement')}》`

/** A wave is drafted: the words for each unit, each lead, and the office. */
export function ofWave(eventCase: EventCase): { organisationCode: string; as: string; message: Message }[] {
  const { count, left } = eventCase.event.detail as { count?: number; left?: number }
  return [
    ...waveUnits(eventCase, 'units').map((unit) => ({
      organisationCode: unit.organisationCode,
      as: 'unit',
      message: ofUnit(eventCase, unit),
    })),
    ...waveUnits(eventCase, 'leads').map((unit) => ({
      organisationCode: unit.organisationCode,
      as: 'lead',
      message: ofLead(eventCase, unit),
    })),
    {
      organisationCode: eventCase.office,
      as: 'office',
      message: [
        `${law(eventCase)}的批量调整已起草 ${count ?? 0} 件`,
        `已通知 ${waveUnits(eventCase, 'units').length} 个单位确认${left ? `；另有 ${left} 项未起草，请查看原因` : ''}。`,
      ],
    },
  ]
}

function ofUnit(eventCase: EventCase, { items, rows = 0 }: WaveUnit): Message {
  const of = items > 0 ? `${items} 项公开事项` : `正在填报的 ${rows} 项`
  const more = items > 0 && rows > 0 ? `正在填报的内容另有 ${rows} 项引用，可以一次改用。` : ''
  return [
    `${of}引用的${law(eventCase)}已由${instead(eventCase)}取代，请确认`,
    `${items > 0 ? '调整已代为起草，核对条款后一次提出即可。' : '请改用新的依据。'}${more}`,
  ]
}

function ofLead(eventCase: EventCase, { items, models = 0 }: WaveUnit): Message {
  const parts = [
    items > 0 ? `${items} 项待各单位确认后由本单位审核` : '',
    models > 0 ? `标准指引有 ${models} 行引用它，请改用新的依据` : '',
  ].filter(Boolean)
  return [`所牵头的领域引用的${law(eventCase)}已由${instead(eventCase)}取代`, `${parts.join('；')}。`]
}

export const waveCalledBack = (eventCase: EventCase, { items }: WaveUnit): Message => [
  `${eventCase.actor.name}撤回了${law(eventCase)}的批量调整`,
  `为本单位起草的 ${items} 件草稿已删除，不必再确认。`,
]
export const waveNudged = (eventCase: EventCase, { items }: WaveUnit): Message => [
  `${eventCase.actor.name}催办：${items} 项引用${law(eventCase)}的公开事项等待确认`,
  `已由${instead(eventCase)}取代，请核对条款后提出。`,
]
